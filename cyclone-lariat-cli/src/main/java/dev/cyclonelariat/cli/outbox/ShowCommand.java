package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.database.OutboxDatabase;
import dev.cyclonelariat.cli.database.OutboxOptions;
import dev.cyclonelariat.cli.output.Details;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.outbox.store.OutboxEntry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Shows one message of an outbox. */
@Command(
    name = "show",
    sortOptions = false,
    description = {
      "Show all that an outbox knows of a message, for each topic or queue it goes to.",
      "One that was sent is no longer there."
    },
    footer = {
      OutboxOptions.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat outbox show a27c29e2-bbd3-490a-8f1b-caa4f8d902ef",
      "  lariat outbox show a27c29e2-bbd3-490a-8f1b-caa4f8d902ef --to hello -o json"
    })
final class ShowCommand implements Callable<Integer> {

  private final Shell shell;

  @Mixin private EntryChoice choice;
  @Mixin private OutboxOptions outbox;
  @Mixin private LoginOptions login;
  @Mixin private OutputOption output;

  ShowCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (OutboxDatabase database = outbox.open(login, shell)) {
      String gap = "";
      for (OutboxEntry entry : database.use(choice::entries)) {
        EntryRow row = new EntryRow(entry);
        String text = gap + Details.text(row.fields()) + "message:\n" + entry.encoded().body();
        shell.out().println(output.isJson() ? row.json() : text);
        gap = "\n";
      }
    }
    return ExitCode.OK;
  }
}
