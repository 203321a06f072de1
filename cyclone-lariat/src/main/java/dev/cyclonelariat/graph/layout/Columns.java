package dev.cyclonelariat.graph.layout;

import java.util.ArrayList;
import java.util.List;

/** Where the layers of all components stand, below each other. */
final class Columns {

  private final List<Double> lefts = new ArrayList<>();
  private final List<Double> widths;

  /**
   * @param gap between layers
   */
  Columns(List<Double> widths, double gap) {
    this.widths = List.copyOf(widths);
    double left = 0;
    for (double width : widths) {
      lefts.add(left);
      left += width + gap;
    }
  }

  double left(int layer) {
    return lefts.get(layer);
  }

  double width(int layer) {
    return widths.get(layer);
  }

  /** Of all together. */
  double width() {
    int last = widths.size() - 1;
    return last < 0 ? 0 : lefts.get(last) + widths.get(last);
  }
}
