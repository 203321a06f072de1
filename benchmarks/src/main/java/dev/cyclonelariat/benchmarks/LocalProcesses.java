package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.local.LocalSnsSqs;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Figures of the local SNS/SQS that need a process of their own, or count threads. */
final class LocalProcesses {
  private static final int POLLS = 200;
  private static final int HEAP_LIMIT = 400;
  private static final int HEAP_MESSAGES = 100_000;
  private static final int MIB = 1 << 20;
  private static final String ALL = System.getProperty("java.class.path");

  /** The module with what it needs to run, as its users have it. */
  private static final String OWN =
      Arrays.stream(ALL.split(File.pathSeparator))
          .filter(
              entry ->
                  entry.contains("benchmarks")
                      || entry.matches(
                          ".*(cyclone-lariat-local|/jackson-core|slf4j-api|slf4j-simple|jspecify)"
                              + "[^:]*"))
          .collect(Collectors.joining(File.pathSeparator));

  private LocalProcesses() {}

  /** Platform threads that 200 idle long polls cost. */
  static Figure idlePolls(LocalSnsSqs local, QueueLoad load) throws Exception {
    String queue = load.createQueue("idle", Map.of());
    int before = threads(local);
    List<Thread> pollers = new ArrayList<>();
    for (int i = 0; i < POLLS; i++) {
      Thread poller =
          new Thread(() -> load.sqs().receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(20)));
      poller.start();
      pollers.add(poller);
    }
    while (waiting(local) < POLLS) {
      Thread.onSpinWait();
    }
    int more = threads(local) - before;
    load.sqs().deleteQueue(r -> r.queueUrl(queue));
    for (Thread poller : pollers) {
      poller.join();
    }
    return new Figure(
        "broker threads for 200 idle long polls",
        "+" + more,
        Integer.toString(POLLS),
        (double) more / POLLS,
        "less than 1",
        "a thread for each");
  }

  private static int waiting(LocalSnsSqs local) {
    return local.queues().stream().mapToInt(queue -> queue.waiting()).sum();
  }

  private static int threads(LocalSnsSqs local) {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("local-sns-sqs-" + local.port()))
            .count();
  }

  /** Heap of a process in which 100,000 messages of 1 KiB wait. */
  static Figure heap() throws Exception {
    Process process = java(List.of("-Xmx" + HEAP_LIMIT + "m"), ALL, HeapMain.class);
    String used =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
    finish(process);
    double mebibytes = Double.parseDouble(used);
    return new Figure(
        "heap with 100,000 waiting messages of 1 KiB",
        String.format(Locale.ROOT, "%.0f MiB", mebibytes),
        HEAP_LIMIT + " MiB",
        mebibytes / HEAP_LIMIT,
        "at most 1",
        "the whole heap of that process");
  }

  /** Fills a queue and prints the heap in use, in MiB. */
  static final class HeapMain {
    public static void main(String[] args) throws Exception {
      try (LocalSnsSqs local = LocalSnsSqs.start();
          QueueLoad load = new QueueLoad(local.endpoint(), "x".repeat(1_024))) {
        String queue = load.createQueue("q", Map.of());
        load.send(queue, HEAP_MESSAGES / QueueLoad.ENTRIES, 1);
        if (local.queues().get(0).available() != HEAP_MESSAGES) {
          throw new IllegalStateException("Some messages are missing");
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.println((double) (runtime.totalMemory() - runtime.freeMemory()) / MIB);
      }
    }
  }

  /** Wall time of a fresh JVM that starts a broker, prints its address and ends. */
  static Figure start() throws Exception {
    return new Comparison("first start in a fresh JVM", "a JVM that prints one line")
        .warmUps(2)
        .time("at most 4", () -> run(StartMain.class), () -> run(LineMain.class));
  }

  /** Starts a broker. */
  static final class StartMain {
    public static void main(String[] args) {
      try (LocalSnsSqs local = LocalSnsSqs.start()) {
        System.out.println(local.endpoint());
      }
    }
  }

  /** Prints one line. */
  static final class LineMain {
    public static void main(String[] args) {
      System.out.println("http://127.0.0.1:4566");
    }
  }

  /** Wall time of a fresh JVM that prints one line. */
  static long printLine() throws Exception {
    return run(LineMain.class);
  }

  private static long run(Class<?> main) throws Exception {
    Process process = java(List.of(), OWN, main);
    process.getInputStream().readAllBytes();
    finish(process);
    return 1;
  }

  private static Process java(List<String> options, String classPath, Class<?> main)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        Arrays.asList(
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", classPath, main.getName()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  static void finish(Process process) throws InterruptedException {
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException("The process failed: " + process);
    }
  }
}
