package dev.cyclonelariat.graph.picture;

import dev.cyclonelariat.graph.EdgeKind;
import dev.cyclonelariat.graph.Node;
import dev.cyclonelariat.graph.layout.Box;
import dev.cyclonelariat.graph.layout.Line;
import dev.cyclonelariat.graph.layout.Line.Point;
import java.util.ArrayList;
import java.util.List;

/** Draws boxes and lines. */
final class Pen {

  private static final double ROUND = 11;
  private static final double SHARP = 3;

  private final double left;
  private final double top;

  /**
   * @param left where the layout's left is
   * @param top where the layout's top is
   */
  Pen(double left, double top) {
    this.left = left;
    this.top = top;
  }

  Figure box(Box box) {
    List<Mark> marks = new ArrayList<>();
    Node node = box.node();
    double x = left + box.x();
    double y = top + box.y();
    marks.add(outline(node, x, y, box.width(), box.height()));
    if (node.isTopic()) {
      marks.addAll(tabs(node, x, y, box.height()));
    }
    double text = x + Box.PADDING;
    double most = box.width() - 2 * Box.PADDING;
    double line = y + 9;
    for (String title : box.label().title()) {
      line += Box.TITLE_SIZE * Box.LEADING;
      double free = node.resource().isFifo() ? most - Box.SIGN : most;
      marks.add(new Mark.Text(text, line - 4.5, title, Lettering.TITLE, Ink.TEXT, free));
    }
    for (String name : box.label().name()) {
      line += Box.NAME_SIZE * Box.LEADING;
      marks.add(new Mark.Text(text, line - 3.5, name, Lettering.NAME, Ink.FAINT, most));
    }
    if (node.resource().isFifo()) {
      marks.addAll(sign(node, x + box.width() - Box.PADDING - 30, y + 11));
    }
    return new Figure((node.isTopic() ? "topic " : "queue ") + node, marks);
  }

  static Mark outline(Node node, double x, double y, double width, double height) {
    return new Mark.Rectangle(
        x, y, width, height, node.isTopic() ? SHARP : ROUND, fill(node), edge(node));
  }

  /** By which UML tells a component. */
  static List<Mark> tabs(Node node, double x, double y, double height) {
    double high = Math.min(7, height * 0.22);
    return List.of(
        new Mark.Rectangle(x - 5, y + height * 0.2, 10, high, 1, Ink.PAPER, edge(node)),
        new Mark.Rectangle(x - 5, y + height * 0.8 - high, 10, high, 1, Ink.PAPER, edge(node)));
  }

  static List<Mark> sign(Node node, double x, double y) {
    return List.of(
        new Mark.Rectangle(x, y, 30, 14, 7, edge(node), edge(node)),
        new Mark.Text(x + 5, y + 10.2, "FIFO", Lettering.SIGN, Ink.PAPER, 20));
  }

  private static Ink fill(Node node) {
    return node.resource().isCustom()
        ? Ink.CUSTOM_FILL
        : node.isTopic() ? Ink.TOPIC_FILL : Ink.QUEUE_FILL;
  }

  private static Ink edge(Node node) {
    return node.resource().isCustom() ? Ink.CUSTOM : node.isTopic() ? Ink.TOPIC : Ink.QUEUE;
  }

  Figure line(Line line) {
    List<Point> points =
        line.points().stream().map(p -> new Point(left + p.x(), top + p.y())).toList();
    return new Figure(line.edge().toString(), arrow(points, line.edge().kind()));
  }

  static List<Mark> arrow(List<Point> through, EdgeKind kind) {
    Ink ink =
        switch (kind) {
          case SUBSCRIPTION, IMPLIED -> Ink.SUBSCRIPTION;
          case FANOUT -> Ink.TOPIC;
          case DEAD_LETTERS -> Ink.DEAD_LETTERS;
        };
    Point end = through.get(through.size() - 1);
    int to = end.x() >= through.get(through.size() - 2).x() ? 1 : -1;
    List<Point> points = new ArrayList<>(List.of(through.get(0)));
    for (int i = 1; i < through.size(); i++) {
      Point from = through.get(i - 1);
      Point until =
          i == through.size() - 1
              ? new Point(end.x() - to * (Mark.Head.LENGTH - 1), end.y())
              : through.get(i);
      double half = (until.x() - from.x()) / 2;
      points.add(new Point(from.x() + half, from.y()));
      points.add(new Point(until.x() - half, until.y()));
      points.add(until);
    }
    double width = kind == EdgeKind.FANOUT ? 2.4 : 1.4;
    return List.of(
        new Mark.Curve(points, ink, width, kind == EdgeKind.DEAD_LETTERS),
        new Mark.Head(end.x(), end.y(), to, ink));
  }
}
