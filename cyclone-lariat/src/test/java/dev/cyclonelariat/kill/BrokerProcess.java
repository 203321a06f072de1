package dev.cyclonelariat.kill;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A {@link BrokerProgram} as seen from outside. */
final class BrokerProcess implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final List<String> JVM =
      WorkerProcesses.smallJvm("-Xmx128m", "-cp", System.getProperty("java.class.path"));

  private final Words words = new Words();
  private final WorkerProcess process;
  private final URI endpoint;
  private int told;

  BrokerProcess(Path logs) throws IOException, InterruptedException {
    Files.createDirectories(logs);
    process = new WorkerProcess("broker", logs, JVM, BrokerProgram.class, List.of(), words);
    process.awaitReady();
    endpoint = URI.create("http://127.0.0.1:" + words.of(KillableWorker.READY).get(0));
  }

  URI endpoint() {
    return endpoint;
  }

  void subscribe(String topic, String queue, Duration visibility) throws InterruptedException {
    tell("subscribe " + topic + " " + queue + " " + visibility);
  }

  /** Has the time of SNS and SQS go by. */
  void pass(Duration time) throws InterruptedException {
    tell("pass " + time);
  }

  /** How many messages lie on all queues. */
  int left() throws InterruptedException {
    return Integer.parseInt(tell("left"));
  }

  /** From now on it is away. */
  void shut() throws InterruptedException {
    tell("shut");
  }

  void open() throws InterruptedException {
    tell("open");
  }

  /** From now on it takes calls and does nothing. */
  void freeze() throws IOException, InterruptedException {
    process.signal("STOP");
  }

  /** Does what has been called meanwhile, also by those who have given up waiting. */
  void thaw() throws IOException, InterruptedException {
    process.signal("CONT");
  }

  private String tell(String what) throws InterruptedException {
    process.tell(what);
    told++;
    if (!words.awaitCount(BrokerProgram.ANSWER, told, LONGEST)) {
      throw new AssertionError("The broker does not answer: " + what);
    }
    return words.of(BrokerProgram.ANSWER).get(told - 1);
  }

  @Override
  public void close() throws InterruptedException {
    process.kill();
  }
}
