package dev.cyclonelariat.topology.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.CountedCalls;
import dev.cyclonelariat.local.LocalTopology;
import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Whole accounts are listed by pages, whatever their names. */
class ListsTest {

  private final LiveAccount account = new LiveAccount();

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void largeAccountsAreListedCompletelyByPagesAlone() {
    LocalTopology there = account.aws.server().topology();
    for (int i = 0; i < 2_000; i++) {
      there.createQueue("test-event-queue-users-type_" + i);
    }
    for (int i = 0; i < 500; i++) {
      there.createTopic("test-event-fanout-users-type_" + i);
    }
    for (int i = 0; i < 3_000; i++) {
      there.subscribe(
          "test-event-fanout-users-type_" + (i + i / 2_000) % 500,
          "test-event-queue-users-type_" + i % 2_000);
    }

    try (CountedCalls counted = new CountedCalls(account.aws)) {
      LiveTopology topology = account.builder(counted::sns, counted::sqs).build();
      assertThat(topology.queues()).doesNotHaveDuplicates().hasSize(2_000);
      assertThat(topology.topics()).doesNotHaveDuplicates().hasSize(500);
      assertThat(topology.subscriptions()).doesNotHaveDuplicates().hasSize(3_000);
      assertThat(counted.calls()).containsOnlyKeys("ListQueues", "ListTopics", "ListSubscriptions");
      assertThat(counted.calls()).containsEntry("ListQueues", 2).containsEntry("ListTopics", 5);
      assertThat(counted.calls().get("ListSubscriptions")).isEqualTo(30);
    }
  }

  @Test
  void anEmptyAccountHasNothing() {
    LiveTopology topology = account.of("users");

    assertThat(topology.topics()).isEmpty();
    assertThat(topology.queues()).isEmpty();
    assertThat(topology.subscriptions()).isEmpty();
    assertThat(topology.subscriptions(Topic.parse("none"))).isEmpty();
  }

  @Test
  void namesOfOthersAreListedAsCustom() {
    account.aws.server().topology().createTopic("my-app-with-many-dashes-in-it");
    account.aws.queue("my-app");

    assertThat(account.of("users").topics()).allMatch(Topic::isCustom).hasSize(1);
    assertThat(account.of("users").queues()).allMatch(Queue::isCustom).hasSize(1);
  }

  @Test
  void subscriptionsThatWaitToBeConfirmedAreListed() {
    LiveSubscription live =
        LiveSubscription.of(
                listed("sqs", "arn:aws:sqs:eu-west-1:111111111111:theirs", "PendingConfirmation"))
            .orElseThrow();

    assertThat(live.isPending()).isTrue();
    assertThat(live.queueArn())
        .isEqualTo(new Arn("aws", "sqs", "eu-west-1", "111111111111", "theirs"));
    assertThat(live).hasToString("topic → theirs");
  }

  @Test
  void subscriptionsOfOtherKindsAndOddNamesAreLeftOut() {
    String arn = "arn:aws:sns:eu-west-1:000000000000:topic:1";

    assertThat(LiveSubscription.of(listed("email", "me@example.org", arn))).isEmpty();
    assertThat(LiveSubscription.of(listed("sqs", "arn:aws:sqs:eu-west-1:000000000000:a.b", arn)))
        .isEmpty();
  }

  private static Subscription listed(String protocol, String endpoint, String arn) {
    return Subscription.builder()
        .topicArn("arn:aws:sns:eu-west-1:000000000000:topic")
        .protocol(protocol)
        .endpoint(endpoint)
        .subscriptionArn(arn)
        .build();
  }
}
