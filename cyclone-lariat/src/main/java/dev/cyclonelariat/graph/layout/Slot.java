package dev.cyclonelariat.graph.layout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a layer: a box, or where a line passes that spans several layers. */
final class Slot {

  private static final double LINE_HEIGHT = 10;

  final @Nullable Box box;
  final int layer;
  final List<Slot> before = new ArrayList<>();
  final List<Slot> after = new ArrayList<>();

  /** Its place in the order of its layer. */
  int position;

  /** The middle of it. */
  double y;

  Slot(@Nullable Box box, int layer) {
    this.box = box;
    this.layer = layer;
  }

  double height() {
    return box == null ? LINE_HEIGHT : box.height();
  }

  void link(Slot right) {
    after.add(right);
    right.before.add(this);
  }
}
