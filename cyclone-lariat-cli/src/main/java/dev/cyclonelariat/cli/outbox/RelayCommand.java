package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.aws.AwsSession;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.database.OutboxDatabase;
import dev.cyclonelariat.cli.database.OutboxOptions;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Interruption;
import dev.cyclonelariat.cli.shell.Logging;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.outbox.OutboxBuilder;
import dev.cyclonelariat.outbox.relay.Relay;
import dev.cyclonelariat.outbox.relay.RelayRun;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends what is in an outbox, in a process of its own. */
@Command(
    name = "relay",
    sortOptions = false,
    description = {
      "Send what is in an outbox, until Ctrl-C.",
      "Any number of relays may run on one outbox, beside those in the application's processes: each"
          + " message is sent by one of them, and when one dies the others take over. Prints a line"
          + " when its state changes, and every ten seconds while it sends."
    },
    footer = {
      AwsOptions.ENVIRONMENT,
      "  INSTANCE                      names the topics of messages that the Ruby gem has left",
      OutboxOptions.VARIABLES,
      "",
      "Examples:",
      "  lariat outbox relay --outbox jdbc:postgresql://localhost/app",
      "  lariat outbox relay --until-empty -o json",
      "  lariat outbox relay --batch 1000 --parallelism 32 --block-groups --history 7d"
    })
final class RelayCommand implements Callable<Integer> {

  /** One for claims and one for results, and the same again for a second batch. */
  private static final int CONNECTIONS = 4;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Shell shell;

  @Spec private CommandSpec spec;

  @Option(
      names = "--until-empty",
      description = "End when nothing is left that can be sent now; exit code 1 if some failed.")
  private boolean untilEmpty;

  @Mixin private RelayOptions options;
  @Mixin private OutboxOptions outbox;
  @Mixin private LoginOptions login;
  @Mixin private AwsOptions aws;
  @Mixin private OutputOption output;

  RelayCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    Logging.silence("dev.cyclonelariat.outbox"); // The view tells what it would say.
    RelayView view = new RelayView(shell, output);
    try (Interruption interruption = new Interruption(shell.interrupts());
        OutboxDatabase database = outbox.open(login, shell, CONNECTIONS);
        AwsSession session = new AwsSession(aws.settings(shell.environment()).build())) {
      database.use(store -> store.all().findFirst()); // It tells what helps if there is no table.
      Leftover leftover = Leftover.NONE;
      try (Outbox opened = open(database, session, view)) {
        if (untilEmpty) {
          leftover = empty(opened, interruption);
        } else {
          watch(opened.start().relay(), view, interruption);
        }
      }
      view.showEnd();
      leftover.tell(shell);
    }
    return ExitCode.OK;
  }

  private Outbox open(OutboxDatabase database, AwsSession session, RelayView view) {
    OutboxBuilder builder =
        database
            .outbox(connections -> session.lariat().outbox(connections))
            .metrics(view)
            .onSendingError(view);
    options.applyTo(builder);
    try {
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static void watch(Relay relay, RelayView view, Interruption interruption)
      throws InterruptedException {
    do {
      view.show(relay.health());
    } while (!interruption.await(BETWEEN_LOOKS));
  }

  private static Leftover empty(Outbox outbox, Interruption interruption) {
    int unsent = 0;
    RelayRun run;
    do {
      run = outbox.relay().runOnce();
      unsent += run.failed() + run.released() + run.lost();
    } while (run.claimed() > 0 && !interruption.isRequested());
    return new Leftover(
        unsent, outbox.relay().health().problem(), outbox.store().stats().backlog());
  }
}
