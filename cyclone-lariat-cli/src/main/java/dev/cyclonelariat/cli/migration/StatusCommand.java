package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.output.Listing;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.run.Migrator;
import dev.cyclonelariat.migration.status.MigrationStatus;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Tells which migrations are applied. */
@Command(
    name = "status",
    sortOptions = false,
    description = {
      "Show all migrations with what has become of them, the oldest first.",
      "The states: pending, applied, and applying or reverting: at work, or cut short. Of an applied"
          + " one whose file is not here, a newer release may have it."
    },
    footer = {
      MigrationCommand.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat status",
      "  lariat status --env production -o json"
    })
public final class StatusCommand extends MigrationCommand {

  private static final List<String> HEADINGS =
      List.of("VERSION", "TITLE", "STATE", "APPLIED", "TOOK", "BY", "FILE");

  /** Prints to this shell. */
  public StatusCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(MigrationSession session) {
    Migrator migrator = session.builder().build();
    List<MigrationStatus> all = migrator.status();
    try (Listing listing = new Listing(shell, output(), 0, HEADINGS)) {
      listing.printAll(all.stream().map(StatusRow::new));
    }
    if (all.stream().anyMatch(MigrationStatus::isHalfDone) && migrator.lockHolder().isEmpty()) {
      shell.tell("A run was cut short: lariat resume finishes it");
    }
    return ExitCode.OK;
  }
}
