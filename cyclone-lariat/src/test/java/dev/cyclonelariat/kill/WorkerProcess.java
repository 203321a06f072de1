package dev.cyclonelariat.kill;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A program that can be killed, in a JVM of its own, as seen from outside. */
final class WorkerProcess implements AutoCloseable {

  /** Only a process that hangs is ever waited for so long. */
  private static final long LONGEST_SECONDS = 60;

  private final String name;
  private final File log;
  private final Process process;
  private final Words words;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final CountDownLatch reached = new CountDownLatch(1);

  WorkerProcess(
      String name, Path logs, List<String> jvm, Class<?> program, List<String> args, Words words)
      throws IOException {
    this.name = name;
    this.words = words;
    this.log = logs.resolve(name + ".log").toFile();
    List<String> call = new ArrayList<>();
    call.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    call.addAll(jvm);
    call.add(program.getName());
    call.add(name);
    call.addAll(args);
    process = new ProcessBuilder(call).redirectError(log).start();
    Thread reader = new Thread(this::read, name);
    reader.setDaemon(true);
    reader.start();
  }

  String name() {
    return name;
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        String[] word = line.split(" ", 2);
        words.add(word[0], word.length == 1 ? "" : word[1]);
        if (word[0].equals(KillableWorker.READY)) {
          ready.countDown();
        } else if (word[0].equals(KillableWorker.REACHED)) {
          reached.countDown();
        }
      }
    } catch (IOException e) {
      // It was killed.
    } finally {
      ready.countDown();
    }
  }

  void awaitReady() throws InterruptedException {
    if (!ready.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("Process " + name + " does not come up: see " + log);
    }
    checkIsAlive();
  }

  /** Gives it a line, when it is ready. */
  void tell(String line) throws InterruptedException {
    awaitReady();
    PrintWriter in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    in.println(line);
  }

  /** Whether it comes to the point where it is to be killed, within this time. */
  boolean reachesItsPoint(Duration within) throws InterruptedException {
    checkIsAlive();
    return reached.await(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  void checkIsAlive() {
    if (!process.isAlive()) {
      throw new AssertionError("Process " + name + " has ended by itself: see " + log);
    }
  }

  /** Sends it a signal, such as STOP or CONT. */
  void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  /** SIGKILL: nothing in it runs any more. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Lets it end well. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    awaitEnd();
  }

  private void awaitEnd() throws InterruptedException {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("Process " + name + " does not end: see " + log);
    }
  }

  int exitCode() {
    return process.exitValue();
  }
}
