package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.database.OutboxDatabase;
import dev.cyclonelariat.cli.database.OutboxOptions;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Confirmation;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.outbox.store.OutboxEntry;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Deletes a message that is not to be sent after all. */
@Command(
    name = "discard",
    sortOptions = false,
    description = {
      "Delete a message that is not to be sent after all.",
      "It asks first. One that a relay is sending at this moment may arrive all the same. Behind a"
          + " message that holds its FIFO group, the group goes on."
    },
    footer = {
      OutboxOptions.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat outbox discard a27c29e2-bbd3-490a-8f1b-caa4f8d902ef",
      "  lariat outbox discard a27c29e2-bbd3-490a-8f1b-caa4f8d902ef --to hello --yes"
    })
final class DiscardCommand implements Callable<Integer> {

  private final Shell shell;

  @Mixin private EntryChoice choice;
  @Mixin private Confirmation confirmation;
  @Mixin private OutboxOptions outbox;
  @Mixin private LoginOptions login;
  @Mixin private OutputOption output;

  DiscardCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (OutboxDatabase database = outbox.open(login, shell)) {
      List<OutboxEntry> entries = database.use(choice::entries);
      if (!confirmation.agrees(
          shell, "Delete " + EntryChoice.names(entries) + ", never to be sent?")) {
        throw new LariatException("Nothing was deleted");
      }
      for (OutboxEntry entry : entries) {
        boolean discarded = database.use(store -> store.discard(entry));
        print(entry, discarded);
      }
    }
    return ExitCode.OK;
  }

  private void print(OutboxEntry entry, boolean discarded) {
    if (!discarded) {
      throw new LariatException("The " + entry + " was sent meanwhile, or deleted by another");
    }
    output.print(
        shell,
        "Deleted " + entry,
        new Fields()
            .with("discarded", entry.encoded().uuid().toString())
            .with("to", entry.encoded().resource()));
  }
}
