package dev.cyclonelariat.cli.local;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.aws.AccountConverter;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Interruption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.LocalSnsSqsException;
import java.net.SocketException;
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
          + " Lariat, the AWS CLI and every AWS SDK to it. Messages are never kept when it stops;"
          + " topics, queues and subscriptions are with --state."
    },
    footer = {
      "",
      "Examples:",
      "  lariat local",
      "  lariat local --port 0 -o json",
      "  lariat local --seed seed.yaml",
      "  lariat local --state state.json --account 111122223333",
      "",
      "In another terminal, after pasting the lines it prints:",
      "  curl -s \"$AWS_ENDPOINT_URL\" -d Version=2012-11-05 -d Action=CreateQueue -d QueueName=hello",
      "  lariat publish event user_created --data '{\"id\":42}' --queue hello --publisher me",
      "  lariat consume hello",
      "",
      "A topic reaches a queue only if the queue's policy allows it, as on AWS; subscriptions of a",
      "seed file see to that. With the one below:",
      "  lariat publish event order_paid --data '{\"id\":42}' --topic orders --publisher me",
      "  lariat consume billing",
      "",
      "A seed file:",
      "  topics:",
      "    - orders",
      "    - name: payments.fifo",
      "      attributes: {ContentBasedDeduplication: true}",
      "  queues:",
      "    - name: billing",
      "      attributes: {VisibilityTimeout: 60}",
      "      dead-letter-queue: billing-dead",
      "      max-receive-count: 5",
      "    - billing-dead",
      "    - benelux",
      "  subscriptions:",
      "    - topic: orders",
      "      queue: billing",
      "    - topic: orders",
      "      queue: benelux",
      "      raw: true",
      "      filter-policy: {country: [NL, BE]}"
    })
public final class LocalCommand implements Callable<Integer> {

  private static final String DEFAULT_PORT = "4566";
  private static final int LARGEST_PORT = 65_535;
  private static final String DEFAULT_ACCOUNT = "000000000000";
  private static final String REGION = "us-east-1";

  private final Shell shell;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = DEFAULT_PORT,
      description = "Listen on this port of the loopback interface (default 4566); 0 takes any.")
  private int port;

  @Option(
      names = "--account",
      paramLabel = "NUMBER",
      defaultValue = DEFAULT_ACCOUNT,
      converter = AccountConverter.class,
      description =
          "The AWS account of callers whose access key is not itself 12 digits"
              + " (default 000000000000).")
  private String account;

  @Mixin private TopologyOptions topology;

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
      return topology.start(LocalSnsSqs.builder().port(port), account, REGION);
    } catch (LocalSnsSqsException e) {
      if (e.getCause() instanceof SocketException reason) {
        throw new LariatException(
            "Cannot listen on port "
                + port
                + " ("
                + reason.getMessage()
                + "): choose another with --port, or --port 0 for any that is free",
            e);
      }
      throw e;
    }
  }

  private String text(LocalSnsSqs local, Map<String, String> variables) {
    return variables.entrySet().stream()
        .map(variable -> "export " + variable.getKey() + "=" + variable.getValue())
        .collect(
            Collectors.joining(
                "\n",
                "# SNS and SQS answer at "
                    + local.endpoint()
                    + " until Ctrl-C.\n"
                    + topology.summary(local),
                "\n# lariat local --help shows how to create a queue and use it."));
  }
}
