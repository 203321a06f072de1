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
      "The states: pending, applied, and applying or reverting: at work, or cut short.",
      "The notes: changed: its steps are not those that were applied (lariat validate); late: a newer"
          + " one is applied; out of order: so it is, and touches the same as this one; invalid: it"
          + " asks for what cannot be; not here: it has no file here, maybe a newer release has it;"
          + " missing: it has none although it is older than others here."
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
      List.of("VERSION", "TITLE", "STATE", "APPLIED", "TOOK", "BY", "NOTE");

  /** Prints to this shell. */
  public StatusCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(MigrationSession session) {
    Migrator migrator = session.migrator();
    Remarks remarks = new Remarks(shell, migrator);
    List<MigrationStatus> all = migrator.status();
    StatusNotes notes = new StatusNotes(all, remarks.problems());
    try (Listing listing = new Listing(shell, output(), 0, HEADINGS)) {
      listing.printAll(all.stream().map(status -> new StatusRow(status, notes.of(status))));
    }
    remarks.cutShort();
    return ExitCode.OK;
  }
}
