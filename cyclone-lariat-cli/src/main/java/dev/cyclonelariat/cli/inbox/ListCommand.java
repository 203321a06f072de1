package dev.cyclonelariat.cli.inbox;

import dev.cyclonelariat.cli.database.InboxDatabase;
import dev.cyclonelariat.cli.database.InboxOptions;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.output.LimitOption;
import dev.cyclonelariat.cli.output.Listing;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Lists the messages of an inbox. */
@Command(
    name = "list",
    sortOptions = false,
    description = {
      "List the messages of an inbox that need a human, or those asked for.",
      "Unless an option says otherwise, these are the ones not handled with success, oldest first,"
          + " and then the bodies that cannot be read.",
      "Times are UTC: when the message was first received, however often it has failed since; of a"
          + " parked body, when it was parked. -o json has one message on each line,"
          + " with its data."
    },
    footer = {
      InboxOptions.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat inbox list --inbox jdbc:postgresql://localhost/app",
      "  lariat inbox list --client-errors --type user_created --since 7d",
      "  lariat inbox list --all --since 2026-01-31 --until 2026-02-01 --limit 0 -o json"
    })
final class ListCommand implements Callable<Integer> {

  private static final List<String> HEADINGS =
      List.of("RECEIVED", "STATE", "TYPE", "ID", "CONSUMER", "ATTEMPTS", "WHY");

  private final Shell shell;

  @Mixin private Selection selection;
  @Mixin private LimitOption limit;
  @Mixin private InboxOptions inbox;
  @Mixin private LoginOptions login;
  @Mixin private OutputOption output;

  ListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    selection.check();
    long most = limit.most();
    try (InboxDatabase database = inbox.open(login, shell);
        Listing listing = new Listing(shell, output, most, HEADINGS)) {
      database.use(
          store ->
              listing.printAll(selection.messages(store).map(MessageRow::new))
                  && listing.printAll(selection.bodies(store).map(ParkedRow::new)));
      if (listing.isEmpty() && !output.isJson() && !shell.isQuiet()) {
        shell.tell(selection.nothing());
      }
    }
    return ExitCode.OK;
  }
}
