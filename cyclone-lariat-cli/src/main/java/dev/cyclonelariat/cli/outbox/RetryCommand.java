package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.database.OutboxDatabase;
import dev.cyclonelariat.cli.database.OutboxOptions;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.outbox.store.OutboxEntry;
import dev.cyclonelariat.outbox.store.OutboxStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Has a message of an outbox sent again. */
@Command(
    name = "retry",
    sortOptions = false,
    description = {
      "Have a message tried again at once that could not be sent, with all its attempts before it.",
      "One that was given up goes to the end of the outbox, behind what was added to its FIFO group"
          + " meanwhile. A relay does the sending: this does not wait for it."
    },
    footer = {
      OutboxOptions.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat outbox retry a27c29e2-bbd3-490a-8f1b-caa4f8d902ef",
      "  lariat outbox retry a27c29e2-bbd3-490a-8f1b-caa4f8d902ef --to hello"
    })
final class RetryCommand implements Callable<Integer> {

  private final Shell shell;

  @Mixin private EntryChoice choice;
  @Mixin private OutboxOptions outbox;
  @Mixin private LoginOptions login;
  @Mixin private OutputOption output;

  RetryCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (OutboxDatabase database = outbox.open(login, shell)) {
      List<OutboxEntry> retried = database.use(this::retry);
      retried.forEach(
          entry ->
              output.print(
                  shell,
                  "A relay takes " + entry + " next",
                  new Fields()
                      .with("retried", entry.encoded().uuid().toString())
                      .with("to", entry.encoded().resource())));
    }
    return ExitCode.OK;
  }

  private List<OutboxEntry> retry(OutboxStore store) {
    List<OutboxEntry> retried = choice.entries(store).stream().filter(store::retry).toList();
    if (retried.isEmpty()) {
      throw new LariatException("A relay is sending it, or has sent it: there is nothing to retry");
    }
    return retried;
  }
}
