package dev.cyclonelariat.cli.inbox;

import dev.cyclonelariat.cli.arguments.AgeConverter;
import dev.cyclonelariat.cli.database.InboxDatabase;
import dev.cyclonelariat.cli.database.InboxOptions;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.output.Progress;
import dev.cyclonelariat.cli.shell.Confirmation;
import dev.cyclonelariat.cli.shell.Shell;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes what is settled and old. */
@Command(
    name = "purge",
    sortOptions = false,
    description = {
      "Delete messages that were handled or resolved, once they are old.",
      "Parked bodies that were resolved go too. What still needs a human stays.",
      "It deletes 500 rows at a time, each time in a short transaction, so that workers go on; it may"
          + " be interrupted and called again.",
      "A message that comes once more after its row is gone is handled once more. Queues keep"
          + " messages for up to 14 days, and so do dead-letter queues: it asks before it deletes"
          + " what is younger."
    },
    footer = {
      InboxOptions.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat inbox purge --older-than 90d --inbox jdbc:postgresql://localhost/app",
      "  lariat inbox purge --older-than 4w -o json"
    })
final class PurgeCommand implements Callable<Integer> {

  /** SQS: how long queues keep messages at most. */
  private static final Duration LONGEST_RETENTION = Duration.ofDays(14);

  private final Shell shell;

  @Option(
      names = "--older-than",
      required = true,
      paramLabel = "AGE",
      converter = AgeConverter.class,
      description = "A number and s, m, h, d or w: seconds, minutes, hours, days, weeks.")
  private Duration age;

  @Mixin private Confirmation confirmation;
  @Mixin private InboxOptions inbox;
  @Mixin private LoginOptions login;
  @Mixin private OutputOption output;

  PurgeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    if (age.compareTo(LONGEST_RETENTION) < 0) {
      confirmation.require(
          shell,
          "Queues may still deliver messages younger than 14 days again. Delete them?",
          "Nothing was deleted");
    }
    Instant before = Instant.now().minus(age).truncatedTo(ChronoUnit.SECONDS);
    try (InboxDatabase database = inbox.open(login, shell)) {
      long purged =
          database.use(
              store -> {
                try (Progress progress = new Progress(shell)) {
                  return store.purge(before, rows -> progress.show("deleted " + rows + " rows"));
                }
              });
      output.print(
          shell,
          "Deleted " + purged + (purged == 1 ? " row" : " rows") + " from before " + before,
          new Fields().with("deleted", purged).with("before", before.toString()));
    }
    return ExitCode.OK;
  }
}
