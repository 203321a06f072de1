package dev.cyclonelariat.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.local.LocalTopology;
import dev.cyclonelariat.resource.Account;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.DeadLetters;
import dev.cyclonelariat.topology.Fanout;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import dev.cyclonelariat.topology.live.LiveTopology;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Graphs of what there is, and of what is declared, show the same. */
class LiveGraphTest {

  private static final Predicate<Resource> ALL = resource -> true;
  private static final Topic CHANGED = Topic.of("test", "event", "crm", "changed");
  private static final Topic CONTACT = Topic.of("test", "event", "any", "contact");
  private static final Queue SALES = Queue.of("test", "event", "any", "contact").dest("sales");

  private final LocalAws aws = new LocalAws();
  private final LiveTopology live =
      LiveTopology.builder(
              aws::sns,
              aws::sqs,
              new Location(
                  () -> new Account(LocalAws.REGION, LocalAws.ACCOUNT), aws.server().endpoint()))
          .owner("users")
          .pause(aws::pass)
          .build();

  @AfterEach
  void close() {
    aws.close();
  }

  private List<String> edges(TopologyGraph graph) {
    return graph.edges().stream().map(edge -> edge.kind() + " " + edge).toList();
  }

  @Test
  void unsubscribedTopicsAndQueuesAreShownToo() {
    aws.server().topology().createTopic("lone");
    aws.queue("alone");

    TopologyGraph graph = TopologyGraph.of(live, ALL, false);

    assertThat(graph.nodes()).extracting(Node::toString).containsExactly("lone", "alone");
    assertThat(graph.edges()).isEmpty();
  }

  @Test
  void aFanOutIsDrawnInPlaceOfTheSubscriptionsItBringsAlong() {
    live.create(TopicSpec.of(CHANGED));
    live.create(TopicSpec.of(CONTACT));
    live.create(QueueSpec.of(SALES));
    live.subscribe(SubscriptionSpec.of(CONTACT, SALES));
    live.fanOut(new Fanout(CHANGED, CONTACT));

    TopologyGraph graph = TopologyGraph.of(live, ALL, false);

    assertThat(edges(graph))
        .containsExactly(
            "SUBSCRIPTION " + CONTACT + " → " + SALES,
            "FANOUT " + CHANGED + " → " + CONTACT,
            "IMPLIED " + CHANGED + " → " + SALES);
    assertThat(graph.drawn()).hasSize(2);
  }

  @Test
  void aFanOutToATopicWithoutQueuesIsFound() {
    live.create(TopicSpec.of(CHANGED));
    live.create(TopicSpec.of(CONTACT));
    live.fanOut(new Fanout(CHANGED, CONTACT));

    assertThat(edges(TopologyGraph.of(live, ALL, false)))
        .containsExactly("FANOUT " + CHANGED + " → " + CONTACT);
  }

  @Test
  void deadLettersAreShownWhenAsked() {
    Queue dead = Queue.parse("dead");
    live.create(QueueSpec.of(dead));
    live.create(QueueSpec.of(SALES, Map.of(), new DeadLetters(dead, 5), Map.of()));

    assertThat(edges(TopologyGraph.of(live, ALL, true)))
        .containsExactly("DEAD_LETTERS " + SALES + " → " + dead);
    assertThat(TopologyGraph.of(live, ALL, false).edges()).isEmpty();
  }

  @Test
  void ofOtherInstancesOnlyNeighboursAreShown() {
    LocalTopology there = aws.server().topology();
    there.createTopic(CHANGED.name());
    there.createQueue("stage-event-queue-crm-changed");
    there.createQueue("stage-event-queue-crm-other");
    there.createTopic("stage-event-fanout-crm-changed");
    there.subscribe(CHANGED.name(), "stage-event-queue-crm-changed");

    TopologyGraph graph =
        TopologyGraph.of(live, resource -> resource.instance().orElse("").equals("test"), false);

    assertThat(graph.nodes())
        .extracting(Node::toString)
        .containsExactly(CHANGED.name(), "stage-event-queue-crm-changed");
    assertThat(graph.edges()).hasSize(1);
  }
}
