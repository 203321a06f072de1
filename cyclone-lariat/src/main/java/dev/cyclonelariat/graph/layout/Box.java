package dev.cyclonelariat.graph.layout;

import dev.cyclonelariat.graph.Node;

/**
 * Where a node is drawn, in pixels from the top left corner.
 *
 * @param node what
 * @param label what is written in it
 */
public record Box(Node node, Label label, double x, double y, double width, double height) {

  /** The height of a line of the title. */
  public static final double TITLE_SIZE = 13;

  /** The height of a line of the name. */
  public static final double NAME_SIZE = 10.5;

  /** How far lines are apart, by their height. */
  public static final double LEADING = 1.35;

  /** What is free around the text. */
  public static final double PADDING = 13;

  /** What the sign of a FIFO resource takes. */
  public static final double SIGN = 38;

  /** As small as its text allows. */
  static Box of(Node node) {
    Label label = Label.of(node);
    double title =
        label.title().stream().mapToDouble(TextWidth::bold).max().orElse(0) * TITLE_SIZE
            + (node.resource().isFifo() ? SIGN : 0);
    double name = label.name().stream().mapToDouble(TextWidth::fixed).max().orElse(0) * NAME_SIZE;
    double text =
        label.title().size() * TITLE_SIZE * LEADING + label.name().size() * NAME_SIZE * LEADING;
    return new Box(
        node, label, 0, 0, Math.ceil(Math.max(title, name) + 2 * PADDING), Math.ceil(text + 18));
  }

  /** The same elsewhere, and of another width. */
  Box at(double left, double top, double newWidth) {
    return new Box(node, label, left, top, newWidth, height);
  }

  /** Where lines end. */
  public double middle() {
    return y + height / 2;
  }

  /** Where lines begin. */
  public double right() {
    return x + width;
  }
}
