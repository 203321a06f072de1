package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.local.LocalSnsSqs;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** The {@code lariat} command as its users have it: a process begun by the script. */
final class CommandBenchmark implements Benchmark {

  private static final int TOPICS = 20;

  @Override
  public String name() {
    return "command";
  }

  /** Runs in the root of the repository, where the script is; it builds the command if need be. */
  @Override
  public void run(Consumer<Figure> figures) throws Exception {
    try (LocalSnsSqs local = LocalSnsSqs.start()) {
      for (int i = 0; i < TOPICS; i++) {
        local.topology().createTopic("test-event-fanout-users-type_" + i);
      }
      figures.accept(
          new Comparison("lariat list topics, the whole process", "a JVM that prints one line")
              .warmUps(3)
              .time("at most 10", () -> listTopics(local), LocalProcesses::printLine));
    }
  }

  private static long listTopics(LocalSnsSqs local) throws IOException, InterruptedException {
    String out = LariatProcess.run(local, Map.of(), "list", "topics", "-o", "json");
    if (out.lines().count() != TOPICS) {
      throw new IllegalStateException("Not all topics were listed: " + out);
    }
    return 1;
  }
}
