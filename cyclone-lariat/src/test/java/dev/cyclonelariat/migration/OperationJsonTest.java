package dev.cyclonelariat.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.DeadLetters;
import dev.cyclonelariat.topology.Fanout;
import dev.cyclonelariat.topology.FilterScope;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationJsonTest {

  private static final Topic TOPIC = Topic.parse("t");
  private static final Queue QUEUE = Queue.parse("q");

  private static final TopicSpec TOPIC_SPEC =
      TopicSpec.of(TOPIC, Map.of("MaximumMessageSize", "2048"), Map.of("team", "a b"));

  private static final QueueSpec QUEUE_SPEC =
      QueueSpec.of(
          QUEUE,
          Map.of("DelaySeconds", "3", "VisibilityTimeout", "4"),
          new DeadLetters(Queue.parse("dead"), 5),
          Map.of("team", "b"));

  static List<Operation> operations() {
    return List.of(
        new Operation.CreateTopic(TOPIC_SPEC),
        new Operation.AlterTopic(TOPIC_SPEC),
        new Operation.RestoreTopic(TOPIC_SPEC),
        new Operation.DeleteTopic(TOPIC),
        new Operation.CreateQueue(QUEUE_SPEC),
        new Operation.CreateQueue(QueueSpec.of(Queue.parse("q.fifo"))),
        new Operation.AlterQueue(QUEUE_SPEC),
        new Operation.RestoreQueue(QUEUE_SPEC),
        new Operation.DeleteQueue(QUEUE),
        new Operation.Subscribe(SubscriptionSpec.of(TOPIC, QUEUE)),
        new Operation.Subscribe(
            new SubscriptionSpec(
                TOPIC, QUEUE, true, "{\"a\":[1]}", FilterScope.BODY, Queue.parse("dead"))),
        new Operation.Unsubscribe(TOPIC, QUEUE),
        new Operation.FanOut(new Fanout(TOPIC, Topic.parse("u"))),
        new Operation.EndFanOut(new Fanout(TOPIC, Topic.parse("u"))));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void readsWhatItWrites(Operation operation) {
    assertThat(OperationJson.read(OperationJson.write(operation))).isEqualTo(operation);
  }

  @Test
  void writesKeysInAFixedOrder() {
    assertThat(OperationJson.write(new Operation.CreateQueue(QUEUE_SPEC)))
        .isEqualTo(
            "{\"do\":\"create_queue\",\"queue\":\"q\","
                + "\"attributes\":{\"DelaySeconds\":\"3\",\"VisibilityTimeout\":\"4\"},"
                + "\"dead_letters\":{\"queue\":\"dead\",\"max_receive_count\":5},"
                + "\"tags\":{\"team\":\"b\"}}");
  }

  @Test
  void givesEveryStepAndOrderAChecksumOfItsOwn() {
    List<Operation> all = operations();
    assertThat(all.stream().map(operation -> Checksum.of(List.of(operation))))
        .doesNotHaveDuplicates();
    assertThat(Checksum.of(List.of(all.get(0), all.get(4))))
        .isNotEqualTo(Checksum.of(List.of(all.get(4), all.get(0))))
        .isEqualTo(Checksum.of(List.of(all.get(0), all.get(4))));
  }

  @Test
  void refusesWhatItHasNotWritten() {
    assertThatThrownBy(() -> OperationJson.read("{\"do\":\"fly\"}"))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("fly");
    assertThatThrownBy(() -> OperationJson.read("nonsense")).isInstanceOf(MigrationException.class);
  }
}
