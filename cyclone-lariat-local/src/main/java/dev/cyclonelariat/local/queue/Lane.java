package dev.cyclonelariat.local.queue;

import java.util.Comparator;
import java.util.TreeSet;

/** The messages of one group: those that wait, in order, and how many are in flight. */
final class Lane implements Comparable<Lane> {
  private static final Comparator<Entry> BY_ORDER = (a, b) -> Long.compare(a.order, b.order);

  final String group;
  final TreeSet<Entry> waiting = new TreeSet<>(BY_ORDER);
  int inFlight;

  /** Whether it is among the lanes a receive may take from, and its rank there. */
  boolean listed;

  private long load;
  private long head;

  Lane(String group) {
    this.group = group;
  }

  /** Whether the rank would stay as it is. */
  boolean isRanked(long newLoad) {
    return load == newLoad && head == waiting.first().order;
  }

  /** Fixes the rank: lanes with less load go first, then those whose first message is older. */
  void rank(long newLoad) {
    load = newLoad;
    head = waiting.first().order;
  }

  boolean isEmpty() {
    return waiting.isEmpty() && inFlight == 0;
  }

  @Override
  public int compareTo(Lane other) {
    return load != other.load ? Long.compare(load, other.load) : Long.compare(head, other.head);
  }
}
