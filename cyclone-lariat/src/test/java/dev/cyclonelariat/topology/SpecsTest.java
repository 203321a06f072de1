package dev.cyclonelariat.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What AWS would refuse is refused before anything is asked of it. */
class SpecsTest {

  private static final Topic TOPIC = Topic.parse("topic");
  private static final Queue QUEUE = Queue.parse("queue");

  @Test
  void attributesHaveTheirLimits() {
    refuses(() -> queue(Map.of("DelaySeconds", "901")), "DelaySeconds must be 0 to 900");
    refuses(() -> queue(Map.of("VisibilityTimeout", "soon")), "VisibilityTimeout must be");
    refuses(() -> queue(Map.of("SqsManagedSseEnabled", "yes")), "must be false or true");
    refuses(() -> queue(Map.of("Policy", "{}")), "no attribute Policy");
    refuses(() -> queue(Map.of("ContentBasedDeduplication", "true")), "only FIFO resources");
    refuses(() -> topic(Map.of("MaximumMessageSize", "1048577")), "1024 to 1048576");
    refuses(
        () ->
            QueueSpec.of(
                QUEUE.fifo(), Map.of("FifoThroughputLimit", "perMessageGroupId"), null, Map.of()),
        "needs the DeduplicationScope messageGroup");
  }

  @Test
  void tagsHaveTheirLimitsAndOursAreOurs() {
    refuses(() -> tagged("a*", "b"), "no tag can be named 'a*'");
    refuses(() -> tagged("aws:a", "b"), "aws:");
    refuses(() -> tagged("a", "x".repeat(257)), "the tag a cannot be");
    refuses(() -> tagged("lariat_owner", "me"), "lariat_owner is set by itself");
    refuses(() -> tagged("standard", "true"), "standard is set by itself");
    assertThat(QueueSpec.of(QUEUE, Map.of(), null, Map.of("team", "Größe 1")).tags()).hasSize(1);
  }

  @Test
  void deadLettersAreOfTheSameKind() {
    refuses(() -> new DeadLetters(QUEUE, 0), "1 to 1000 receives, not 0");
    refuses(
        () -> QueueSpec.of(QUEUE, Map.of(), new DeadLetters(QUEUE.fifo(), 3), Map.of()),
        "must be no FIFO queue");
    refuses(
        () ->
            new SubscriptionSpec(
                TOPIC.fifo(), QUEUE, false, null, FilterScope.ATTRIBUTES, QUEUE.fifo()),
        "need a standard queue");
  }

  @Test
  void subscriptionsFitTheirTopicsAndFilters() {
    refuses(
        () -> SubscriptionSpec.of(TOPIC, QUEUE.fifo()),
        "The FIFO queue queue.fifo cannot be subscribed to the standard topic topic");
    refuses(
        () -> new SubscriptionSpec(TOPIC, QUEUE, false, "[1]", FilterScope.BODY, null),
        "no JSON object");
    assertThat(SubscriptionSpec.of(TOPIC.fifo(), QUEUE).rawDelivery()).isFalse();
    refuses(() -> new Fanout(TOPIC, TOPIC), "cannot fan out to itself");
  }

  @Test
  void whatAwsReportsIsReducedToWhatCanBeAskedFor() {
    QueueSpec reported =
        QueueSpec.reported(
            QUEUE,
            Map.of("QueueArn", "arn", "DelaySeconds", "5", "KmsMasterKeyId", "", "New", "thing"),
            null,
            Map.of("aws:stack", "x", "lariat_owner", "users", "standard", "false", "team", "a"));

    assertThat(reported.attributes()).containsOnly(Map.entry("DelaySeconds", "5"));
    assertThat(reported.tags()).containsOnly(Map.entry("team", "a"));
  }

  private static void queue(Map<String, String> attributes) {
    QueueSpec.of(QUEUE, attributes, null, Map.of());
  }

  private static void topic(Map<String, String> attributes) {
    TopicSpec.of(TOPIC, attributes, Map.of());
  }

  private static void tagged(String key, String value) {
    TopicSpec.of(TOPIC, Map.of(), Map.of(key, value));
  }

  private static void refuses(Runnable making, String because) {
    assertThatExceptionOfType(TopologyException.class)
        .isThrownBy(making::run)
        .withMessageContaining(because);
  }
}
