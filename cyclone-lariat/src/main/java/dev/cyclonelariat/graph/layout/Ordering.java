package dev.cyclonelariat.graph.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Orders the slots of each layer so that few lines cross: again and again each slot moves to the
 * barycentre of its neighbours in the layer before, then in the layer after (Sugiyama, Tagawa, Toda
 * 1981); the best order is kept.
 */
final class Ordering {

  private static final int SWEEPS = 12;
  private static final Comparator<Slot> BY_LINES =
      Comparator.comparingInt(slot -> slot.before.size() + slot.after.size());

  private final List<List<Slot>> layers;
  private List<List<Slot>> best = List.of();
  private long fewest = Long.MAX_VALUE;

  Ordering(List<List<Slot>> layers) {
    this.layers = layers;
  }

  /** Begins with the order by name, then with that in which the lines lead through the graph. */
  void arrange() {
    improve();
    if (fewest > 0) {
      follow();
      improve();
    }
    for (int i = 0; i < layers.size(); i++) {
      layers.set(i, best.get(i));
      number(best.get(i));
    }
  }

  private void improve() {
    layers.forEach(Ordering::number);
    keepIfBetter();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      boolean rightwards = sweep % 2 == 0;
      for (int i = 1; i < layers.size(); i++) {
        sort(layers.get(rightwards ? i : layers.size() - 1 - i), rightwards);
      }
      keepIfBetter();
    }
  }

  private void keepIfBetter() {
    long crossings = crossings();
    if (crossings < fewest) {
      fewest = crossings;
      best = copy();
    }
  }

  /** In the order of a walk from the slot with the fewest lines, always on to what is near. */
  private void follow() {
    List<Slot> all = layers.stream().flatMap(List::stream).sorted(BY_LINES).toList();
    layers.forEach(List::clear);
    Set<Slot> seen = new HashSet<>();
    for (Slot start : all) {
      Deque<Slot> open = new ArrayDeque<>(List.of(start));
      while (!open.isEmpty()) {
        Slot slot = open.pop();
        if (seen.add(slot)) {
          layers.get(slot.layer).add(slot);
          Stream.concat(slot.before.stream(), slot.after.stream())
              .sorted(BY_LINES.reversed())
              .forEach(open::push);
        }
      }
    }
  }

  private List<List<Slot>> copy() {
    List<List<Slot>> copy = new ArrayList<>();
    layers.forEach(layer -> copy.add(new ArrayList<>(layer)));
    return copy;
  }

  private static void number(List<Slot> layer) {
    for (int i = 0; i < layer.size(); i++) {
      layer.get(i).position = i;
    }
  }

  private static void sort(List<Slot> layer, boolean rightwards) {
    layer.sort(
        Comparator.comparingDouble(
            slot -> barycentre(rightwards ? slot.before : slot.after, slot.position)));
    number(layer);
  }

  private static double barycentre(List<Slot> neighbours, int otherwise) {
    return neighbours.stream().mapToInt(slot -> slot.position).average().orElse(otherwise);
  }

  private long crossings() {
    long sum = 0;
    for (int i = 0; i + 1 < layers.size(); i++) {
      sum += crossings(layers.get(i), layers.get(i + 1).size());
    }
    return sum;
  }

  /** Pairs of lines whose ends are in opposite order, counted by a Fenwick tree. */
  private static long crossings(List<Slot> left, int right) {
    long[] tree = new long[right + 1];
    long seen = 0;
    long sum = 0;
    for (Slot slot : left) {
      for (Slot end : slot.after) {
        long notBelow = 0;
        for (int i = end.position + 1; i > 0; i -= i & -i) {
          notBelow += tree[i];
        }
        sum += seen - notBelow;
      }
      for (Slot end : slot.after) {
        seen++;
        for (int i = end.position + 1; i <= right; i += i & -i) {
          tree[i]++;
        }
      }
    }
    return sum;
  }
}
