package dev.cyclonelariat.graph.picture;

import dev.cyclonelariat.graph.layout.Line.Point;
import java.util.List;

/** What pictures are made of. Places are pixels from the top left corner. */
sealed interface Mark {

  /** A rectangle, whose corners may be round. */
  record Rectangle(
      double x, double y, double width, double height, double radius, Ink fill, Ink edge)
      implements Mark {}

  /**
   * A line.
   *
   * @param points where it begins, then for each Bézier curve two that it bends to, and its end
   */
  record Curve(List<Point> points, Ink ink, double width, boolean dashed) implements Mark {
    public Curve {
      points = List.copyOf(points);
    }
  }

  /**
   * The head of an arrow.
   *
   * @param to -1 if it points to the left, 1 if to the right
   */
  record Head(double x, double y, int to, Ink ink) implements Mark {
    static final double LENGTH = 8;
    static final double HALF = 4;
  }

  /**
   * Text.
   *
   * @param y of the line it stands on
   * @param most how wide it may be; 0 for as wide as it is
   */
  record Text(double x, double y, String text, Lettering lettering, Ink ink, double most)
      implements Mark {}
}
