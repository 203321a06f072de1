package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDeletedRecentlyException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

/** Queues: creating, finding, listing, purging, deleting. */
class QueueContractTest extends SqsContract {
  private static final String NO_QUEUE = "The specified queue does not exist.";

  @Test
  void aQueueIsFoundByItsName() {
    String name = unique("queue");
    String url = queue(name, Map.of());

    assertThat(url).endsWith("/" + broker.account() + "/" + name);
    assertThat(sqs().getQueueUrl(r -> r.queueName(name)).queueUrl()).isEqualTo(url);
    assertThat(arn(url)).endsWith(":" + broker.account() + ":" + name);
  }

  @Test
  void creatingItAgainGivesTheSameQueue() {
    String name = unique("queue");
    Map<QueueAttributeName, String> attributes = Map.of(QueueAttributeName.DELAY_SECONDS, "5");
    String url = queue(name, attributes);

    assertThat(queue(name, attributes)).isEqualTo(url);
    assertThat(queue(name, Map.of())).isEqualTo(url);
  }

  @Test
  void creatingItWithOtherAttributesIsRefused() {
    String name = unique("queue");
    queue(name, Map.of(QueueAttributeName.DELAY_SECONDS, "5"));

    assertRefused(
        () -> queue(name, Map.of(QueueAttributeName.DELAY_SECONDS, "6")),
        QueueNameExistsException.class,
        "A queue already exists with the same name and a different value for attribute"
            + " DelaySeconds");
  }

  @Test
  void namesAreChecked() {
    String message =
        "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length";
    for (String name : List.of("a b", "a.b", "a".repeat(81), "a.fifo")) {
      assertRefused(() -> queue(name, Map.of()), "InvalidParameterValue", message);
    }
    assertThat(queue("a".repeat(69) + unique("-_"), Map.of())).isNotEmpty();
  }

  @Test
  void aFifoQueuesNameSaysSo() {
    assertRefused(
        () -> queue(unique("queue"), Map.of(QueueAttributeName.FIFO_QUEUE, "true")),
        "InvalidParameterValue",
        "The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
            + " underscores, must end with .fifo suffix and be 1 to 80 in length.");
  }

  @Test
  void aMissingQueueIsNotFound() {
    String missing = broker.endpoint() + "/" + broker.account() + "/" + unique("missing");

    assertRefused(
        () -> sqs().getQueueUrl(r -> r.queueName(unique("missing"))),
        QueueDoesNotExistException.class,
        NO_QUEUE);
    assertRefused(() -> send(missing, "x"), QueueDoesNotExistException.class, NO_QUEUE);
    assertRefused(() -> receiveNow(missing), QueueDoesNotExistException.class, NO_QUEUE);
    assertRefused(
        () -> sqs().deleteQueue(r -> r.queueUrl(missing)),
        QueueDoesNotExistException.class,
        NO_QUEUE);
  }

  @Test
  void theCodeOfOldSdksIsKept() {
    assertRefused(
        () -> sqs().getQueueUrl(r -> r.queueName(unique("missing"))),
        "AWS.SimpleQueueService.NonExistentQueue",
        NO_QUEUE);
  }

  @Test
  void aDeletedQueueIsGoneAndItsNameRests() {
    String name = unique("queue");
    String url = queue(name, Map.of());

    sqs().deleteQueue(r -> r.queueUrl(url));

    assertRefused(
        () -> sqs().getQueueUrl(r -> r.queueName(name)),
        QueueDoesNotExistException.class,
        NO_QUEUE);
    assertRefused(
        () -> queue(name, Map.of()),
        QueueDeletedRecentlyException.class,
        "You must wait 60 seconds after deleting a queue before you can create another with the"
            + " same name.");
  }

  @Test
  void queuesAreListedByPrefix() {
    String prefix = unique("list");
    String one = queue(prefix + "-1", Map.of());
    String two = queue(prefix + "-2", Map.of());
    queue();

    assertThat(sqs().listQueues(r -> r.queueNamePrefix(prefix)).queueUrls())
        .containsExactlyInAnyOrder(one, two);
    assertThat(sqs().listQueues(r -> r.queueNamePrefix(unique("none"))).queueUrls()).isEmpty();
  }

  @Test
  void listsComeInPagesWhenAsked() {
    String prefix = unique("page");
    List<String> urls = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      urls.add(queue(prefix + "-" + i, Map.of()));
    }
    List<String> listed = new ArrayList<>();
    String token = null;
    int pages = 0;
    do {
      String next = token;
      ListQueuesResponse page =
          sqs().listQueues(r -> r.queueNamePrefix(prefix).maxResults(2).nextToken(next));
      listed.addAll(page.queueUrls());
      token = page.nextToken();
      pages++;
    } while (token != null);

    assertThat(listed).containsExactlyInAnyOrderElementsOf(urls);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void aPageHasFromOneToAThousand() {
    for (int size : new int[] {0, 1_001}) {
      assertRefused(
          () -> sqs().listQueues(r -> r.maxResults(size)),
          "InvalidParameterValue",
          "Value "
              + size
              + " for parameter MaxResults is invalid. Reason: Must be between 1 and 1000, if"
              + " provided.");
    }
  }

  @Test
  void purgingTakesAllMessagesOnceAMinute() {
    String name = unique("queue");
    String url = queue(name, Map.of());
    send(url, "waiting");
    receiveOne(url);
    send(url, "in flight");

    sqs().purgeQueue(r -> r.queueUrl(url));

    assertThat(attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).isEqualTo("0");
    assertThat(attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .isEqualTo("0");
    assertRefused(
        () -> sqs().purgeQueue(r -> r.queueUrl(url)),
        PurgeQueueInProgressException.class,
        "Only one PurgeQueue operation on " + name + " is allowed every 60 seconds.");
  }

  @Test
  void aQueueUrlOfAnyHostNamesTheQueue() {
    String name = unique("queue");
    String url = queue(name, Map.of());
    String other = "https://sqs.us-east-1.amazonaws.com/" + broker.account() + "/" + name;

    send(other, "x");

    assertThat(receiveOne(url).body()).isEqualTo("x");
  }
}
