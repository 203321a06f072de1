package dev.cyclonelariat.graph.layout;

import static dev.cyclonelariat.graph.Graphs.queue;
import static dev.cyclonelariat.graph.Graphs.topic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.graph.EdgeKind;
import dev.cyclonelariat.graph.Graphs;
import dev.cyclonelariat.graph.Node;
import dev.cyclonelariat.graph.TopologyGraph;
import dev.cyclonelariat.graph.layout.Line.Point;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {

  static Stream<TopologyGraph> graphs() {
    return Stream.of(
        Graphs.threeShapes(),
        Graphs.large(40, 90, 150),
        random(1),
        random(2),
        new Graphs().graph(),
        new Graphs().with(queue("alone")).graph());
  }

  private static TopologyGraph random(int seed) {
    Random random = new Random(seed);
    Graphs graphs = new Graphs();
    for (int i = 0; i < 80; i++) {
      graphs.subscribed("topic-" + random.nextInt(30), "queue-" + random.nextInt(60));
      graphs.deadLetters("queue-" + random.nextInt(60), "queue-" + random.nextInt(60));
    }
    for (int i = 0; i < 15; i++) {
      graphs.fannedOut("topic-" + random.nextInt(15), "topic-" + (15 + random.nextInt(15)));
    }
    return graphs.graph();
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void eachNodeHasOneBoxAndNoTwoOverlap(TopologyGraph graph) {
    List<Box> boxes = Layout.of(graph).boxes();

    assertThat(boxes).extracting(Box::node).containsExactlyInAnyOrderElementsOf(graph.nodes());
    for (Box one : boxes) {
      assertThat(boxes)
          .filteredOn(other -> other != one)
          .noneMatch(
              other ->
                  one.x() < other.right()
                      && other.x() < one.right()
                      && one.y() < other.y() + other.height()
                      && other.y() < one.y() + one.height());
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void allIsInside(TopologyGraph graph) {
    Layout layout = Layout.of(graph);

    assertThat(layout.boxes())
        .allMatch(box -> box.x() >= 0 && box.y() >= 0)
        .allMatch(box -> box.right() <= layout.width())
        .allMatch(box -> box.y() + box.height() <= layout.height() + 0.01);
    assertThat(layout.lines())
        .flatExtracting(Line::points)
        .allMatch(point -> point.y() >= 0 && point.y() <= layout.height());
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void linesJoinTheBoxesOfTheirEdges(TopologyGraph graph) {
    Layout layout = Layout.of(graph);

    for (Line line : layout.lines()) {
      Box from = box(layout, line.edge().from());
      Box to = box(layout, line.edge().to());
      Point first = line.points().get(0);
      Point last = line.points().get(line.points().size() - 1);
      boolean rightwards = from.x() < to.x();
      assertThat(first).isEqualTo(new Point(rightwards ? from.right() : from.x(), from.middle()));
      assertThat(last).isEqualTo(new Point(rightwards ? to.x() : to.right(), to.middle()));
    }
  }

  @Test
  void messagesGoFromLeftToRight() {
    Layout layout = Layout.of(Graphs.threeShapes());

    assertThat(layout.lines())
        .hasSize(7)
        .allMatch(
            line -> box(layout, line.edge().from()).right() < box(layout, line.edge().to()).x());
  }

  @Test
  void linesThatNeedNotCrossDoNot() {
    Graphs graphs = new Graphs();
    for (int i = 0; i < 40; i++) {
      // A long way to and fro, whose names are in no order.
      graphs.subscribed("topic-" + i * 7 % 41, "queue-" + i * 11 % 41);
      graphs.subscribed("topic-" + (i + 1) * 7 % 41, "queue-" + i * 11 % 41);
    }

    assertThat(crossings(Layout.of(graphs.graph()).lines())).isZero();
  }

  private static long crossings(List<Line> lines) {
    long crossings = 0;
    for (Line a : lines) {
      for (Line b : lines) {
        boolean above = a.points().get(0).y() < b.points().get(0).y();
        crossings += above && a.points().get(1).y() > b.points().get(1).y() ? 1 : 0;
      }
    }
    return crossings;
  }

  @Test
  void aLineGoesAroundTheBoxesOfALayerItPasses() {
    TopologyGraph graph =
        new Graphs()
            .fannedOut("source", "target")
            .subscribed("target", "queue-1")
            .subscribed("source", "queue-1")
            .subscribed("source", "queue-2")
            .graph();

    Layout layout = Layout.of(graph);

    Line passing =
        layout.lines().stream().filter(line -> line.points().size() == 4).findFirst().orElseThrow();
    Box target = box(layout, topic("target"));
    Point bend = passing.points().get(1);
    assertThat(bend.x()).isEqualTo(target.x());
    assertThat(bend.y()).matches(y -> y < target.y() || y > target.y() + target.height());
  }

  @Test
  void circlesAndSelvesAreDrawnAsFarAsTheyCan() {
    TopologyGraph graph =
        new Graphs()
            .deadLetters("a", "b")
            .deadLetters("b", "a")
            .deadLetters("c", "c")
            .with(queue("b"), queue("a"), EdgeKind.DEAD_LETTERS)
            .graph();

    assertThat(Layout.of(graph).lines()).hasSize(2);
    assertThat(Layout.of(graph).boxes()).hasSize(3);
  }

  @Test
  void theLongestNamesAreBrokenIntoLinesAndWhollyShown() {
    String name = "p-event-fanout-users-" + "very_long_type_".repeat(15) + "t";
    Box box = Layout.of(new Graphs().with(topic(name)).graph()).boxes().get(0);

    assertThat(box.width()).isLessThan(420);
    assertThat(String.join("", box.label().name())).isEqualTo(name);
    assertThat(box.label().name())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(52))
        .allSatisfy(
            line -> assertThat(TextWidth.fixed(line) * Box.NAME_SIZE).isLessThan(box.width()));
  }

  @Test
  void tallGraphsGoOnInColumns() {
    Layout layout = Layout.of(Graphs.large(500, 500, 500));

    assertThat(layout.width() / layout.height()).isBetween(0.7, 3.0);
  }

  private static Box box(Layout layout, Node node) {
    return layout.boxes().stream().filter(b -> b.node().equals(node)).findFirst().orElseThrow();
  }
}
