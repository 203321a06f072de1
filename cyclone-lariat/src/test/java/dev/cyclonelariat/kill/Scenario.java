package dev.cyclonelariat.kill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How workers are killed.
 *
 * @param processes at work at the same time, each with one worker
 * @param rounds how often one is killed at each point
 */
record Scenario(InboxMode mode, boolean fifo, int processes, int rounds) {

  /** The first four have each mode, each kind of queue, and each number of processes. */
  private static final List<Scenario> ALL =
      List.of(
          new Scenario(InboxMode.TRANSACTIONAL, false, 1, 0),
          new Scenario(InboxMode.BATCH, true, 4, 0),
          new Scenario(InboxMode.LEASE, false, 4, 0),
          new Scenario(InboxMode.TRANSACTIONAL, true, 1, 0),
          new Scenario(InboxMode.TRANSACTIONAL, true, 4, 0),
          new Scenario(InboxMode.LEASE, true, 1, 0),
          new Scenario(InboxMode.BATCH, false, 1, 0),
          new Scenario(InboxMode.TRANSACTIONAL, false, 4, 0),
          new Scenario(InboxMode.LEASE, true, 4, 0),
          new Scenario(InboxMode.LEASE, false, 1, 0),
          new Scenario(InboxMode.BATCH, true, 1, 0),
          new Scenario(InboxMode.BATCH, false, 4, 0));

  /** So many kills, spread evenly over scenarios. */
  static Stream<Scenario> ofKills(int kills) {
    int rounds = kills / KillPoint.values().length;
    return IntStream.range(0, ALL.size())
        .mapToObj(i -> ALL.get(i).times((rounds + ALL.size() - 1 - i) / ALL.size()))
        .filter(scenario -> scenario.rounds > 0);
  }

  private Scenario times(int rounds) {
    return new Scenario(mode, fifo, processes, rounds);
  }

  /** Where processes are killed, one after the other. */
  List<KillPoint> points() {
    List<KillPoint> points = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      points.addAll(Arrays.asList(KillPoint.values()));
    }
    return points;
  }

  String queue() {
    return "%s-%d%s".formatted(mode, processes, fifo ? ".fifo" : "-standard");
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, %s queue, %d %s",
        mode,
        fifo ? "FIFO" : "standard",
        processes,
        processes == 1 ? "worker" : "workers");
  }
}
