package dev.cyclonelariat.graph.text;

import static dev.cyclonelariat.graph.Graphs.queue;
import static dev.cyclonelariat.graph.Graphs.topic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.graph.EdgeKind;
import dev.cyclonelariat.graph.Graphs;
import dev.cyclonelariat.graph.Node;
import dev.cyclonelariat.graph.TopologyGraph;
import dev.cyclonelariat.resource.Queue;
import org.junit.jupiter.api.Test;

class GraphTextsTest {

  private static final TopologyGraph GRAPH =
      new Graphs()
          .fannedOut("p-event-fanout-crm-changed", "contact")
          .subscribed("contact", "p-event-queue-any-contact-sales.fifo")
          .deadLetters("p-event-queue-any-contact-sales.fifo", "dead")
          .with(
              topic("p-event-fanout-crm-changed"),
              queue("p-event-queue-any-contact-sales.fifo"),
              EdgeKind.IMPLIED)
          .with(topic("alone"))
          .graph();

  @Test
  void topicsAreComponentsQueuesRoundedRecordsAndCustomOnesGrey() {
    assertThat(Dot.write(GRAPH))
        .isEqualTo(
            """
            digraph G {
              rankdir=LR;
              "alone" [shape=component, color=grey, fontcolor=grey];
              "contact" [shape=component, color=grey, fontcolor=grey];
              "p-event-fanout-crm-changed" [shape=component];
              "dead" [shape=record, style="rounded", color=grey, fontcolor=grey];
              "p-event-queue-any-contact-sales.fifo" [shape=record, style="rounded"];
              "contact" -> "p-event-queue-any-contact-sales.fifo";
              "p-event-fanout-crm-changed" -> "contact";
              "p-event-queue-any-contact-sales.fifo" -> "dead" [style=dashed];
            }
            """);
  }

  @Test
  void aQueueOfATopicsNameIsAnotherNode() {
    assertThat(Dot.write(new Graphs().subscribed("orders", "orders").graph()))
        .contains(
            "\"orders\" [shape=component",
            "\"queue orders\" [shape=record",
            "label=\"orders\"",
            "\"orders\" -> \"queue orders\";");
  }

  @Test
  void mermaidDrawsTheSame() {
    assertThat(Mermaid.write(GRAPH))
        .startsWith(
            """
            flowchart LR
              t1[["alone"]]:::custom
              t2[["contact"]]:::custom
              t3[["p-event-fanout-crm-changed"]]:::topic
              q4("dead"):::custom
              q5("p-event-queue-any-contact-sales.fifo"):::queue
              t2 --> q5
              t3 ==> t2
              q5 -.-> q4
              classDef topic fill""");
  }

  @Test
  void jsonHasWhatAFanOutBringsAlongToo() {
    assertThat(GraphJson.write(GRAPH).replaceAll("\\s+", ""))
        .startsWith("{\"topics\":[{\"name\":\"alone\",\"standard\":false,\"fifo\":false},")
        .contains(
            "{\"name\":\"p-event-queue-any-contact-sales.fifo\",\"standard\":true,\"fifo\":true,"
                + "\"instance\":\"p\",\"kind\":\"event\",\"publisher\":\"any\","
                + "\"type\":\"contact\",\"dest\":\"sales\"}",
            "{\"kind\":\"implied\",\"from\":{\"topic\":\"p-event-fanout-crm-changed\"},"
                + "\"to\":{\"queue\":\"p-event-queue-any-contact-sales.fifo\"}}",
            "{\"kind\":\"fanout\",",
            "{\"kind\":\"dead_letters\",\"from\":{\"queue\":");
  }

  @Test
  void whatIsInAnotherAccountSaysSo() {
    TopologyGraph graph =
        new Graphs()
            .with(
                topic("t"),
                new Node(Queue.parse("theirs"), "111111111111 eu-west-1"),
                EdgeKind.SUBSCRIPTION)
            .graph();

    assertThat(Dot.write(graph)).contains("\"t\" -> \"theirs (111111111111 eu-west-1)\"");
    assertThat(GraphJson.write(graph)).contains("\"elsewhere\" : \"111111111111 eu-west-1\"");
  }
}
