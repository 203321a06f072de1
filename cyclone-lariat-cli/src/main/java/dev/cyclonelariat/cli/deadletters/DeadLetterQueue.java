package dev.cyclonelariat.cli.deadletters;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.queue.FoundQueue;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.QueueUrl;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A queue of dead letters.
 *
 * @param queue where they lie
 * @param sources the queues that give up messages to it
 * @param asked the one of them that was named; null when the dead-letter queue itself was
 */
record DeadLetterQueue(FoundQueue queue, List<QueueUrl> sources, @Nullable QueueUrl asked) {

  DeadLetterQueue {
    sources = List.copyOf(sources);
  }

  /**
   * Looks for the dead letters of a queue, or in it.
   *
   * @throws LariatException if it has no dead-letter queue and is none
   */
  static DeadLetterQueue of(SqsClient sqs, FoundQueue named) {
    String policy = named.attributes().get(QueueAttributeName.REDRIVE_POLICY);
    if (policy != null) {
      Arn arn =
          Arn.parse(String.valueOf(MessageCodec.decodeTree(policy).get("deadLetterTargetArn")));
      FoundQueue dead = FoundQueue.find(sqs, url(named, arn));
      return new DeadLetterQueue(dead, sources(sqs, dead), named.url());
    }
    List<QueueUrl> sources = sources(sqs, named);
    if (sources.isEmpty()) {
      throw new LariatException(
          "Queue "
              + named.name()
              + " has no dead-letter queue, and is none: messages that always fail come again until"
              + " they expire. Create a queue for them and run: aws sqs set-queue-attributes"
              + " --queue-url "
              + named.url()
              + " --attributes '{\"RedrivePolicy\":\"{\\\"deadLetterTargetArn\\\":\\\"ARN\\\","
              + "\\\"maxReceiveCount\\\":\\\"5\\\"}\"}'");
    }
    return new DeadLetterQueue(named, sources, null);
  }

  private static List<QueueUrl> sources(SqsClient sqs, FoundQueue dead) {
    return sqs
        .listDeadLetterSourceQueuesPaginator(
            request -> request.queueUrl(dead.url().toString()).maxResults(1_000))
        .queueUrls()
        .stream()
        .map(QueueUrl::parse)
        .map(url -> url.at(dead.url().endpoint()))
        .toList();
  }

  /** A queue at the same endpoint. */
  QueueUrl url(Arn arn) {
    return url(queue, arn);
  }

  private static QueueUrl url(FoundQueue near, Arn arn) {
    return new QueueUrl(near.url().endpoint(), arn.account(), arn.resource());
  }

  String name() {
    return queue.name();
  }

  /** The names of the queues that give up messages to it. */
  String sourceNames() {
    return sources.stream().map(QueueUrl::name).sorted().collect(Collectors.joining(", "));
  }

  /**
   * Refuses to touch the dead letters of queues that were not named.
   *
   * @param remedy what else could be done, or nothing
   */
  void requireAll(String verb, String remedy) {
    if (asked != null && sources.size() > 1) {
      throw new LariatException(
          "Queue "
              + name()
              + " holds the dead letters of "
              + sourceNames()
              + ": name "
              + name()
              + " itself to "
              + verb
              + " those of all"
              + remedy);
    }
  }
}
