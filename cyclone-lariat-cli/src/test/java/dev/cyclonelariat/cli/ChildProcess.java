package dev.cyclonelariat.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command in a JVM of its own. */
final class ChildProcess implements AutoCloseable {

  private static final long LONGEST_SECONDS = 60;

  private final Process process;

  private ChildProcess(Process process) {
    this.process = process;
  }

  static ChildProcess start(Map<String, String> environment, String... args) throws IOException {
    return start(Main.class, environment, args);
  }

  static ChildProcess start(Redirect out, Map<String, String> environment, String... args)
      throws IOException {
    return start(Main.class, out, environment, args);
  }

  static ChildProcess start(Class<?> main, Map<String, String> environment, String... args)
      throws IOException {
    return start(main, Redirect.PIPE, environment, args);
  }

  private static ChildProcess start(
      Class<?> main, Redirect out, Map<String, String> environment, String... args)
      throws IOException {
    List<String> call = new ArrayList<>();
    call.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    call.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    call.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(call).redirectOutput(out);
    builder.environment().putAll(environment);
    return new ChildProcess(builder.start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  InputStream out() {
    return process.getInputStream();
  }

  /** Reads one line of standard output, byte by byte, so that the rest stays there. */
  String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = out().read(); b != '\n' && b != -1; b = out().read()) {
      line.append((char) b);
    }
    return line.toString();
  }

  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /** Waits for the end. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("The command does not end");
    }
    return process.exitValue();
  }

  String restOfOut() throws IOException {
    return new String(out().readAllBytes(), StandardCharsets.UTF_8);
  }

  String err() throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
