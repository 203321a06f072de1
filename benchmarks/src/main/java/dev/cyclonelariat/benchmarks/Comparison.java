package dev.cyclonelariat.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * Runs two things in turn, several rounds, and compares them. The order within a round changes from
 * round to round.
 */
final class Comparison {

  private final String name;
  private final String otherIs;
  private int warmUps = 6;
  private int rounds = 9;
  private Preparation preparation = () -> {};

  Comparison(String name, String otherIs) {
    this.name = name;
    this.otherIs = otherIs;
  }

  Comparison warmUps(int warmUps) {
    this.warmUps = warmUps;
    return this;
  }

  Comparison rounds(int rounds) {
    this.rounds = rounds;
    return this;
  }

  /** Something done before each round, outside the time. */
  Comparison prepared(Preparation preparation) {
    this.preparation = preparation;
    return this;
  }

  /** Gets things ready for a round. */
  @FunctionalInterface
  interface Preparation {
    void run() throws Exception;
  }

  /**
   * Something that takes time.
   *
   * <p>It returns how many operations it has done.
   */
  @FunctionalInterface
  interface Work {
    /** Something that needs other things to be made ready each time. */
    static Work of(Preparation preparation, Work work) {
      return new Work() {
        @Override
        public void prepare() throws Exception {
          preparation.run();
        }

        @Override
        public long run() throws Exception {
          return work.run();
        }
      };
    }

    /** Not measured. */
    default void prepare() throws Exception {}

    long run() throws Exception;

    /** Not measured. */
    default void cleanUp() throws Exception {}
  }

  /** Compares time per operation: the ratio says how much longer ours takes. */
  Figure time(String bound, Work ours, Work other) throws Exception {
    double[][] nanos = measure(ours, other);
    return new Figure(
        name,
        nanos(median(nanos[0])),
        nanos(median(nanos[1])),
        medianRatio(nanos[0], nanos[1]),
        bound,
        otherIs);
  }

  /** Compares operations per second: the ratio says how much faster ours is. */
  Figure rate(String bound, Work ours, Work other) throws Exception {
    double[][] nanos = measure(ours, other);
    return new Figure(
        name,
        rate(median(nanos[0])),
        rate(median(nanos[1])),
        medianRatio(nanos[1], nanos[0]),
        bound,
        otherIs);
  }

  private double[][] measure(Work ours, Work other) throws Exception {
    for (int i = 0; i < warmUps; i++) {
      preparation.run();
      nanosEach(ours);
      nanosEach(other);
    }
    double[] oursNanos = new double[rounds];
    double[] otherNanos = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      preparation.run();
      if (i % 2 == 0) {
        oursNanos[i] = nanosEach(ours);
        otherNanos[i] = nanosEach(other);
      } else {
        otherNanos[i] = nanosEach(other);
        oursNanos[i] = nanosEach(ours);
      }
    }
    return new double[][] {oursNanos, otherNanos};
  }

  static double nanosEach(Work work) throws Exception {
    work.prepare();
    long start = System.nanoTime();
    long operations = work.run();
    double nanos = (double) (System.nanoTime() - start) / operations;
    work.cleanUp();
    return nanos;
  }

  private static double medianRatio(double[] over, double[] under) {
    double[] ratios = new double[over.length];
    Arrays.setAll(ratios, i -> over[i] / under[i]);
    return median(ratios);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  static String nanos(double nanos) {
    return nanos < 10_000
        ? String.format(Locale.ROOT, "%.0f ns", nanos)
        : String.format(Locale.ROOT, "%.0f µs", nanos / 1_000);
  }

  private static String rate(double nanos) {
    return String.format(Locale.ROOT, "%,.0f/s", 1e9 / nanos);
  }
}
