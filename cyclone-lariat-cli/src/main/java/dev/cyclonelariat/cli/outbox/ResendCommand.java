package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.database.OutboxDatabase;
import dev.cyclonelariat.cli.database.OutboxOptions;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.outbox.store.OutboxStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Has all that could not be sent tried again. */
@Command(
    name = "resend",
    sortOptions = false,
    description = {
      "Have all messages tried again at once that could not be sent, also those that were given up.",
      "As the Resend of the Ruby gem, but a relay does the sending: this does not wait for it, and"
          + " may run anywhere and any number of times."
    },
    footer = {
      OutboxOptions.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat outbox resend --outbox jdbc:postgresql://localhost/app",
      "  lariat outbox resend -o json"
    })
final class ResendCommand implements Callable<Integer> {

  private final Shell shell;

  @Mixin private OutboxOptions outbox;
  @Mixin private LoginOptions login;
  @Mixin private OutputOption output;

  ResendCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (OutboxDatabase database = outbox.open(login, shell)) {
      long resent = database.use(OutboxStore::resend);
      output.print(
          shell,
          resent == 1 ? "A relay takes 1 message next" : "Relays take " + resent + " messages next",
          new Fields().with("resent", resent));
    }
    return ExitCode.OK;
  }
}
