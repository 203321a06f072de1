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
      List.of("-Xmx64m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Path logs;
  private final List<String> jvm = new ArrayList<>(SMALL_JVM);
  private final List<String> args;
  private final List<WorkerProcess> started = new ArrayList<>();
  private WorkerProcess spare;

  WorkerProcesses(Path logs, URI broker, String databaseUrl) throws IOException {
    this.logs = Files.createDirectories(logs);
    this.args = List.of(broker.toString(), databaseUrl);
    jvm.addAll(
        List.of(
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            System.getProperty("java.class.path")));
    spare = start();
  }

  private WorkerProcess start() throws IOException {
    WorkerProcess process = new WorkerProcess("process-" + (started.size() + 1), logs, jvm, args);
    started.add(process);
    return process;
  }

  /** One that is about to be ready, if it is not yet. */
  WorkerProcess next() throws IOException {
    WorkerProcess next = spare;
    spare = start();
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
