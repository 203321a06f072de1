package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.database.OutboxDatabase;
import dev.cyclonelariat.cli.database.OutboxOptions;
import dev.cyclonelariat.cli.output.Details;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.outbox.store.OutboxStats;
import dev.cyclonelariat.outbox.store.OutboxStore;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Counts what an outbox holds. */
@Command(
    name = "stats",
    sortOptions = false,
    description = {
      "Count the messages of an outbox.",
      "ready: a relay takes them next, or is sending them. delayed: they failed, and are tried again."
          + " blocked: they were given up, and hold their FIFO group. parked: they were given up."
          + " oldest_seconds: how long ago the oldest that is not parked was added.",
      "Reads all of the tables: with millions of rows that takes seconds."
    },
    footer = {
      OutboxOptions.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat outbox stats --outbox jdbc:postgresql://localhost/app",
      "  lariat outbox stats -o json"
    })
final class StatsCommand implements Callable<Integer> {

  private final Shell shell;

  @Mixin private OutboxOptions outbox;
  @Mixin private LoginOptions login;
  @Mixin private OutputOption output;

  StatsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (OutboxDatabase database = outbox.open(login, shell)) {
      Fields fields = fields(database.use(OutboxStore::stats));
      output.print(shell, Details.text(fields).stripTrailing(), fields);
    }
    return ExitCode.OK;
  }

  private static Fields fields(OutboxStats stats) {
    Duration oldest = stats.oldest();
    return new Fields()
        .with("ready", stats.ready())
        .with("delayed", stats.delayed())
        .with("blocked", stats.blocked())
        .with("parked", stats.parked())
        .with("oldest_seconds", oldest == null ? null : oldest.toSeconds());
  }
}
