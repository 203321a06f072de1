package dev.cyclonelariat.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.plan.DeclaredTopology;
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

class DeclaredGraphTest {

  private static final Topic CHANGED = Topic.of("test", "event", "crm", "changed");
  private static final Topic CONTACT = Topic.of("test", "event", "any", "contact");
  private static final Queue SALES = Queue.of("test", "event", "any", "contact").dest("sales");
  private static final Queue DEAD = Queue.parse("dead");
  private static final Queue LOST = Queue.parse("lost");

  @Test
  void showsAllThatMigrationsHaveMadeEachOnce() {
    DeclaredTopology declared =
        DeclaredTopology.EMPTY.after(
            List.of(
                new Operation.CreateTopic(TopicSpec.of(CHANGED)),
                new Operation.CreateTopic(TopicSpec.of(CONTACT)),
                new Operation.CreateQueue(QueueSpec.of(DEAD)),
                new Operation.CreateQueue(QueueSpec.of(LOST)),
                new Operation.CreateQueue(
                    QueueSpec.of(SALES, Map.of(), new DeadLetters(DEAD, 5), Map.of())),
                new Operation.Subscribe(
                    new SubscriptionSpec(CONTACT, SALES, true, null, FilterScope.BODY, LOST)),
                new Operation.FanOut(new Fanout(CHANGED, CONTACT))));

    TopologyGraph graph = TopologyGraph.of(declared);

    assertThat(graph.nodes())
        .extracting(Node::resource)
        .containsExactly(CONTACT, CHANGED, DEAD, LOST, SALES);
    assertThat(graph.edges())
        .extracting(edge -> edge.kind() + " " + edge)
        .containsExactlyInAnyOrder(
            "FANOUT " + CHANGED + " → " + CONTACT,
            "SUBSCRIPTION " + CONTACT + " → " + SALES,
            "IMPLIED " + CHANGED + " → " + SALES,
            "DEAD_LETTERS " + SALES + " → " + DEAD,
            "DEAD_LETTERS " + CONTACT + " → " + LOST);
  }
}
