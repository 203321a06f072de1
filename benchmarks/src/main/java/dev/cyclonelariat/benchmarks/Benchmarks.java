package dev.cyclonelariat.benchmarks;

import java.util.Arrays;
import java.util.List;

/** Runs the figures named, or all, and prints one line for each. */
public final class Benchmarks {

  private static final List<Benchmark> ALL =
      List.of(
          new CodecBenchmark(),
          new PublishBenchmark(),
          new LocalBenchmark(),
          new InboxBenchmark(),
          new OutboxBenchmark(),
          new InboxHeap(),
          new WorkerBenchmark(),
          new WorkerHeapBenchmark(),
          new CommandBenchmark(),
          new MigrationsBenchmark());

  private Benchmarks() {}

  /** Names of benchmarks, or nothing for all. */
  public static void main(String[] names) throws Exception {
    List<String> known = ALL.stream().map(Benchmark::name).toList();
    List<String> unknown = Arrays.stream(names).filter(name -> !known.contains(name)).toList();
    if (!unknown.isEmpty()) {
      System.err.println("Unknown: " + unknown + ". Known: " + known);
      System.exit(2);
    }
    System.out.println(Figure.HEADER);
    for (Benchmark benchmark : ALL) {
      if (names.length == 0 || List.of(names).contains(benchmark.name())) {
        benchmark.run(figure -> System.out.println(figure));
      }
    }
  }
}
