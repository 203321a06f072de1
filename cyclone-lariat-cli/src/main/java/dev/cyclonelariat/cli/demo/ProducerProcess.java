package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.LariatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link Producer} in a process of its own, with the Java of this one. */
final class ProducerProcess implements AutoCloseable {

  private final Process process;

  private ProducerProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param url of the demo's database, for other processes
   * @param count how many messages the demo has
   */
  static ProducerProcess start(String url, long count) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Producer.class.getName(),
            url,
            Long.toString(count));
    return new ProducerProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /**
   * Waits until it may be killed.
   *
   * @return how many orders it has committed
   * @throws LariatException if it ends before, with what it said
   */
  long awaitCommitted() {
    List<String> complaints = new ArrayList<>();
    BufferedReader lines = process.inputReader(Charset.defaultCharset());
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(Producer.COMMITTED)) {
          return Long.parseLong(line.substring(Producer.COMMITTED.length()));
        }
        complaints.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new LariatException(
        "The process that commits orders has ended too early: " + String.join("\n", complaints));
  }

  long pid() {
    return process.pid();
  }

  /** Ends it at once, wherever it is: on Unix by SIGKILL, of which it hears nothing. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
