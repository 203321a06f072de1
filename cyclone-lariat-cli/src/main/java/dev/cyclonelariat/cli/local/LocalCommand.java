package dev.cyclonelariat.cli.local;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Interruption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.LocalSnsSqsException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs SNS and SQS on this machine until it is interrupted. */
@Command(
    name = "local",
    description = {
      "Run SNS and SQS on this machine, in memory, until Ctrl-C.",
      "Prints the address and the environment variables that lead lariat, services that use Cyclone"
          + " Lariat, the AWS CLI and every AWS SDK to it. Nothing is kept when it stops."
    },
    footer = {
      "",
      "Examples:",
      "  lariat local",
      "  lariat local --port 0 -o json",
      "",
      "In another terminal, after pasting the lines it prints:",
      "  curl -s \"$AWS_ENDPOINT_URL\" -d Version=2012-11-05 -d Action=CreateQueue -d QueueName=hello",
      "  lariat publish event user_created --data '{\"id\":42}' --queue hello --publisher me",
      "  lariat consume hello"
    })
public final class LocalCommand implements Callable<Integer> {

  private static final String DEFAULT_PORT = "4566";
  private static final int LARGEST_PORT = 65_535;

  private final Shell shell;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = DEFAULT_PORT,
      description = "Listen on this port of the loopback interface (default 4566); 0 takes any.")
  private int port;

  @Mixin private OutputOption output;

  /** Prints to this shell. */
  public LocalCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > LARGEST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port must lie between 0 and " + LARGEST_PORT + ", unlike " + port);
    }
    try (Interruption interruption = new Interruption(shell.interrupts());
        LocalSnsSqs local = start()) {
      Map<String, String> variables = LocalEnvironment.of(local);
      output.print(
          shell,
          text(local, variables),
          new Fields()
              .with("endpoint", local.endpoint().toString())
              .with("environment", variables));
      interruption.await();
    }
    return ExitCode.OK;
  }

  private LocalSnsSqs start() {
    try {
      return LocalSnsSqs.builder().port(port).start();
    } catch (LocalSnsSqsException e) {
      throw new LariatException(
          "Cannot listen on port "
              + port
              + reason(e)
              + ": choose another with --port, or --port 0 for any that is free",
          e);
    }
  }

  private static String reason(LocalSnsSqsException e) {
    return e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")";
  }

  private static String text(LocalSnsSqs local, Map<String, String> variables) {
    return variables.entrySet().stream()
        .map(variable -> "export " + variable.getKey() + "=" + variable.getValue())
        .collect(
            Collectors.joining(
                "\n",
                "# SNS and SQS answer at " + local.endpoint() + " until Ctrl-C.\n",
                "\n# lariat local --help shows how to create a queue and use it."));
  }
}
