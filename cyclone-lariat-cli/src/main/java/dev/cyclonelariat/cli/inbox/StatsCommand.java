package dev.cyclonelariat.cli.inbox;

import dev.cyclonelariat.cli.database.InboxDatabase;
import dev.cyclonelariat.cli.database.InboxOptions;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.Listing;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.output.Row;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.inbox.store.InboxStats;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.message.MessageCodec;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Counts what an inbox holds. */
@Command(
    name = "stats",
    sortOptions = false,
    description = {
      "Count the messages of an inbox for each consumer, and the bodies that cannot be read.",
      "Reads all of the table: on one of millions of rows that takes seconds."
    },
    footer = {
      InboxOptions.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat inbox stats --inbox jdbc:postgresql://localhost/app",
      "  lariat inbox stats -o json"
    })
final class StatsCommand implements Callable<Integer> {

  private static final List<String> HEADINGS =
      List.of("CONSUMER", "MESSAGES", "UNPROCESSED", "CLIENT ERRORS", "OLDEST UNPROCESSED");

  private final Shell shell;

  @Mixin private InboxOptions inbox;
  @Mixin private LoginOptions login;
  @Mixin private OutputOption output;

  StatsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (InboxDatabase database = inbox.open(login, shell)) {
      List<InboxStats> stats = database.use(InboxStore::stats);
      long parked = database.use(InboxStore::parkedCount);
      try (Listing listing = new Listing(shell, output, 0, HEADINGS)) {
        listing.printAll(stats.stream().map(OfConsumer::new));
      }
      output.print(shell, "Parked bodies: " + parked, new Fields().with("parked", parked));
    }
    return ExitCode.OK;
  }

  private record OfConsumer(InboxStats stats) implements Row {

    @Override
    public List<String> cells() {
      return List.of(
          stats.consumer().isEmpty() ? "(Ruby)" : stats.consumer(),
          Long.toString(stats.messages()),
          Long.toString(stats.unprocessed()),
          Long.toString(stats.clientErrors()),
          oldest() == null ? "" : oldest());
    }

    @Override
    public String json() {
      return MessageCodec.encodeTree(
          new Fields()
              .with("consumer", stats.consumer().isEmpty() ? null : stats.consumer())
              .with("messages", stats.messages())
              .with("unprocessed", stats.unprocessed())
              .with("client_errors", stats.clientErrors())
              .with("oldest_unprocessed", oldest())
              .map());
    }

    private @Nullable String oldest() {
      Instant oldest = stats.oldestUnprocessed();
      return oldest == null ? null : oldest.toString();
    }
  }
}
