package dev.cyclonelariat.graph.layout;

import java.util.List;

/**
 * Gives the slots of each layer their heights: as near as the order and the gaps allow to the
 * middle of their neighbours, so that lines are short and straight.
 */
final class Heights {

  private static final int SWEEPS = 11;
  private static final double GAP = 18;

  private final List<List<Slot>> layers;

  Heights(List<List<Slot>> layers) {
    this.layers = layers;
  }

  /** The first slots begin at 0. */
  void assign() {
    for (List<Slot> layer : layers) {
      double y = 0;
      for (Slot slot : layer) {
        slot.y = y + slot.height() / 2;
        y += slot.height() + GAP;
      }
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < layers.size(); i++) {
        place(layers.get(sweep % 2 == 0 ? i : layers.size() - 1 - i), sweep);
      }
    }
    double top =
        layers.stream()
            .flatMap(List::stream)
            .mapToDouble(slot -> slot.y - slot.height() / 2)
            .min()
            .orElse(0);
    layers.forEach(layer -> layer.forEach(slot -> slot.y -= top));
  }

  /**
   * The least sum of squared distances from what is wished, in the given order: the algorithm of
   * pooled adjacent violators, for which what slots and gaps take is left out first.
   */
  private static void place(List<Slot> layer, int sweep) {
    double[] taken = new double[layer.size()];
    double[] mean = new double[layer.size()];
    int[] count = new int[layer.size()];
    int pools = 0;
    for (int i = 0; i < layer.size(); i++) {
      taken[i] =
          i == 0 ? 0 : taken[i - 1] + (layer.get(i - 1).height() + layer.get(i).height()) / 2 + GAP;
      mean[pools] = wish(layer.get(i), sweep) - taken[i];
      count[pools] = 1;
      pools++;
      while (pools > 1 && mean[pools - 2] > mean[pools - 1]) {
        int both = count[pools - 2] + count[pools - 1];
        mean[pools - 2] =
            (mean[pools - 2] * count[pools - 2] + mean[pools - 1] * count[pools - 1]) / both;
        count[pools - 2] = both;
        pools--;
      }
    }
    int slot = 0;
    for (int pool = 0; pool < pools; pool++) {
      for (int i = 0; i < count[pool]; i++, slot++) {
        layer.get(slot).y = mean[pool] + taken[slot];
      }
    }
  }

  /** Neighbours on one side count first, those on both at last. */
  private static double wish(Slot slot, int sweep) {
    boolean both = sweep >= SWEEPS - 2;
    double sum = 0;
    int neighbours = 0;
    if (both || sweep % 2 == 0) {
      sum += slot.before.stream().mapToDouble(s -> s.y).sum();
      neighbours += slot.before.size();
    }
    if (both || sweep % 2 == 1) {
      sum += slot.after.stream().mapToDouble(s -> s.y).sum();
      neighbours += slot.after.size();
    }
    return neighbours == 0 ? slot.y : sum / neighbours;
  }
}
