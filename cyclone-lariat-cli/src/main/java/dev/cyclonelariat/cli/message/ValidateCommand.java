package dev.cyclonelariat.cli.message;

import dev.cyclonelariat.cli.output.JsonOnlyOption;
import dev.cyclonelariat.cli.shell.BodyInput;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.MessageCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks one body against the rules of its schema. */
@Command(
    name = "validate",
    description = {
      "Check a message body, bare or inside an SNS notification.",
      "A valid one is printed the way lariat itself writes it, on one line; of any other every"
          + " broken rule is told on standard error, and the exit code is 1."
    },
    footer = {
      "",
      "Examples:",
      "  lariat message validate body.json",
      "  cat body.json | lariat message validate"
    })
public final class ValidateCommand implements Callable<Integer> {

  private final Shell shell;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "Holds one body; standard input if there is none, or if it is -.")
  private @Nullable String file;

  @Mixin
  @SuppressWarnings("UnusedVariable") // There is nothing to choose.
  private JsonOnlyOption output;

  /** Reads from and prints to this shell. */
  public ValidateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    byte[] body = read();
    try {
      shell.out().println(MessageCodec.encode(MessageCodec.decode(body)));
      return ExitCode.OK;
    } catch (InvalidMessageException e) {
      e.violations().forEach(violation -> shell.tell(violation.toString()));
      return ExitCode.SOFTWARE;
    }
  }

  private byte[] read() throws IOException {
    return file == null || file.equals("-")
        ? BodyInput.read(shell.in())
        : BodyInput.read(Path.of(file));
  }
}
