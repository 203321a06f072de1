package dev.cyclonelariat.cli;

import dev.cyclonelariat.cli.shell.Interrupts;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.cli.shell.StandardOutput;
import dev.cyclonelariat.cli.shell.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the real command inside the test's JVM, with streams and an environment of its own. */
public final class CommandRun {

  private final Map<String, String> environment = new LinkedHashMap<>();
  private String in = "";
  private Terminals terminals = new Terminals(false, false);
  private Interrupts interrupts = action -> () -> {};

  /** What a command leaves behind. */
  public record Result(int exitCode, String out, String err) {

    public List<String> outLines() {
      return out.lines().toList();
    }

    public List<String> errLines() {
      return err.lines().toList();
    }
  }

  public static Result lariat(String... args) {
    return new CommandRun().run(args);
  }

  public CommandRun environment(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  public CommandRun environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public CommandRun in(String text) {
    in = text;
    return this;
  }

  public CommandRun terminals(Terminals terminals) {
    this.terminals = terminals;
    return this;
  }

  public CommandRun interrupts(Interrupts interrupts) {
    this.interrupts = interrupts;
    return this;
  }

  public Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = run(out, err, args);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  public int run(OutputStream out, OutputStream err, String... args) {
    ByteArrayInputStream input = new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8));
    return Main.run(
        new Shell(
            input,
            new StandardOutput(out),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            terminals,
            interrupts),
        args);
  }
}
