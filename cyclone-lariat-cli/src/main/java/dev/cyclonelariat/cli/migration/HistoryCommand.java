package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.output.Listing;
import dev.cyclonelariat.cli.shell.Shell;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Tells everything that was ever done. */
@Command(
    name = "history",
    sortOptions = false,
    description = {
      "Show everything that was ever applied, undone or declared, in order.",
      "A run that is running, while nobody is at work (lariat lock), was cut short. -o json has the"
          + " steps of each run."
    },
    footer = {
      MigrationCommand.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat history",
      "  lariat history -o json"
    })
public final class HistoryCommand extends MigrationCommand {

  private static final List<String> HEADINGS =
      List.of("RUN", "ACTION", "VERSION", "TITLE", "STATE", "STEPS", "BEGUN", "TOOK", "BY");

  /** Prints to this shell. */
  public HistoryCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(MigrationSession session) {
    try (Listing listing = new Listing(shell, output(), 0, HEADINGS)) {
      listing.printAll(session.migrator().history().stream().map(RunRow::new));
      if (listing.isEmpty() && !output().isJson() && !shell.isQuiet()) {
        shell.tell("Nothing was ever applied, undone or declared");
      }
    }
    return ExitCode.OK;
  }
}
