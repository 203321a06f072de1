package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.database.OutboxDatabase;
import dev.cyclonelariat.cli.database.OutboxOptions;
import dev.cyclonelariat.cli.output.LimitOption;
import dev.cyclonelariat.cli.output.Listing;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Lists the messages of an outbox. */
@Command(
    name = "list",
    sortOptions = false,
    description = {
      "List the messages of an outbox that could not be sent, or those asked for.",
      "Unless an option says otherwise, these are the ones that failed and are tried again, or hold"
          + " their FIFO group, in the order of adding, and then those that were given up.",
      "The times are UTC, when the message was added. -o json has one message on each line, with its"
          + " data."
    },
    footer = {
      OutboxOptions.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat outbox list --outbox jdbc:postgresql://localhost/app",
      "  lariat outbox list --parked --to production-event-fanout-users-user_created",
      "  lariat outbox list --all --since 1h --limit 0 -o json"
    })
final class ListCommand implements Callable<Integer> {

  private static final List<String> HEADINGS =
      List.of("ADDED", "STATE", "TYPE", "UUID", "TO", "GROUP", "ATTEMPTS", "WHY");

  private final Shell shell;

  @Mixin private Selection selection;
  @Mixin private LimitOption limit;
  @Mixin private OutboxOptions outbox;
  @Mixin private LoginOptions login;
  @Mixin private OutputOption output;

  ListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    selection.check();
    long most = limit.most();
    try (OutboxDatabase database = outbox.open(login, shell);
        Listing listing = new Listing(shell, output, most, HEADINGS)) {
      database.use(store -> listing.printAll(selection.rows(store)));
    }
    return ExitCode.OK;
  }
}
