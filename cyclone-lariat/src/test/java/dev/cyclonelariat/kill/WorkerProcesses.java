package dev.cyclonelariat.kill;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts processes, one ahead of time: most of a JVM's life is its start. */
final class WorkerProcesses implements AutoCloseable {

  private static final List<String> SMALL_JVM =
      List.of(
          "-Xmx64m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

  private final Path logs;
  private final ClassArchive archive;
  private final Class<?> program;
  private final List<String> args;
  private final Words words = new Words();
  private final List<WorkerProcess> started = new ArrayList<>();
  private WorkerProcess spare;

  WorkerProcesses(Class<?> program, Path logs, URI broker, String databaseUrl) throws IOException {
    this.program = program;
    this.logs = Files.createDirectories(logs);
    this.args = List.of(broker.toString(), databaseUrl);
    this.archive = new ClassArchive(logs);
    spare = start(archive.optionsToMakeIt());
  }

  /** Options of a JVM that starts soon, and these. */
  static List<String> smallJvm(String... options) {
    List<String> jvm = new ArrayList<>(SMALL_JVM);
    jvm.addAll(List.of(options));
    return jvm;
  }

  private WorkerProcess start(List<String> options) throws IOException {
    List<String> jvm = smallJvm(options.toArray(String[]::new));
    WorkerProcess process =
        new WorkerProcess("process-" + (started.size() + 1), logs, jvm, program, args, words);
    started.add(process);
    return process;
  }

  /**
   * Has a worker work well until it is closed, which leaves the archive of its classes to all
   * others.
   *
   * @param meanwhile what makes it work
   */
  void train(String orders, Training meanwhile) throws Exception {
    WorkerProcess first = spare;
    first.tell(orders);
    meanwhile.run(first);
    first.close();
    spare = start(archive.optionsToUseIt());
  }

  /** What a process learns from. */
  interface Training {
    void run(WorkerProcess trainee) throws Exception;
  }

  /** What they have said. */
  Words words() {
    return words;
  }

  /** One that is about to be ready, if it is not yet. */
  WorkerProcess next() throws IOException {
    WorkerProcess next = spare;
    spare = start(archive.optionsToUseIt());
    return next;
  }

  /** Leaves none behind, whatever happened. */
  @Override
  public void close() throws InterruptedException {
    for (WorkerProcess process : started) {
      process.kill();
    }
  }
}
