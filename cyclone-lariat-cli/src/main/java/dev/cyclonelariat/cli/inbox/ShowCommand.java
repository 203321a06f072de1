package dev.cyclonelariat.cli.inbox;

import dev.cyclonelariat.cli.database.InboxDatabase;
import dev.cyclonelariat.cli.database.InboxOptions;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.output.Details;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.inbox.store.StoredMessage;
import dev.cyclonelariat.message.MessageCodec;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Shows one message of an inbox. */
@Command(
    name = "show",
    sortOptions = false,
    description = {
      "Show all that an inbox knows of a message, for each consumer that has received it.",
      "With --parked: all of a body that cannot be read, which has no uuid but the id SQS gave it."
    },
    footer = {
      InboxOptions.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat inbox show a27c29e2-bbd3-490a-8f1b-caa4f8d902ef",
      "  lariat inbox show 5fea7756-0ea4-451a-a703-a558b933e274 --parked mails"
    })
final class ShowCommand implements Callable<Integer> {

  private final Shell shell;

  @Mixin private RowChoice choice;
  @Mixin private InboxOptions inbox;
  @Mixin private LoginOptions login;
  @Mixin private OutputOption output;

  ShowCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (InboxDatabase database = inbox.open(login, shell)) {
      return database.use(store -> choice.isParked() ? showBody(store) : showMessage(store));
    }
  }

  private int showMessage(InboxStore store) {
    List<StoredMessage> rows = choice.rows(store);
    if (rows.isEmpty()) {
      throw choice.unknown(store);
    }
    String gap = "";
    for (StoredMessage stored : rows) {
      MessageRow row = new MessageRow(stored);
      shell
          .out()
          .println(
              output.isJson()
                  ? row.json()
                  : gap
                      + Details.text(row.fields())
                      + "message:\n"
                      + MessageCodec.encode(stored.message()));
      gap = "\n";
    }
    return ExitCode.OK;
  }

  private int showBody(InboxStore store) {
    ParkedRow row = new ParkedRow(choice.body(store));
    shell
        .out()
        .println(
            output.isJson()
                ? row.json()
                : Details.text(row.fields()) + "body:\n" + row.parked().text());
    return ExitCode.OK;
  }
}
