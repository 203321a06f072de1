package dev.cyclonelariat.graph.layout;

import dev.cyclonelariat.graph.Edge;
import java.util.List;

/**
 * Where an edge is drawn.
 *
 * @param edge what
 * @param points through which it goes, the first where it begins
 */
public record Line(Edge edge, List<Point> points) {

  /** Copies the points. */
  public Line {
    points = List.copyOf(points);
  }

  /** Pixels from the top left corner. */
  public record Point(double x, double y) {}
}
