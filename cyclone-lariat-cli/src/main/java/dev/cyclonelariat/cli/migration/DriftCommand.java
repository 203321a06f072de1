package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.run.Migrator;
import dev.cyclonelariat.migration.status.Drift;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what is not as migrations have made it. */
@Command(
    name = "drift",
    sortOptions = false,
    description = {
      "Compare what is in the account with what migrations have made. Nothing is changed.",
      "Resources of others are not looked at."
    },
    footer = {
      MigrationCommand.ENVIRONMENT,
      "",
      "Exit codes: 0 done, 3 something differs, or a run was cut short (--fail-on-changes).",
      "",
      "Examples:",
      "  lariat drift",
      "  lariat drift --fail-on-changes --env production -o json"
    })
public final class DriftCommand extends MigrationCommand {

  @Mixin private FailOnChanges failing;

  /** Prints to this shell. */
  public DriftCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(MigrationSession session) {
    Migrator migrator = session.migrator();
    List<Drift> drift = migrator.drift();
    output()
        .print(
            shell,
            drift.isEmpty()
                ? "Everything is as migrations have made it"
                : drift.stream().map(Drift::toString).collect(Collectors.joining("\n")),
            new Fields().with("drift", drift.stream().map(DriftCommand::json).toList()));
    boolean isCutShort = new Remarks(shell, migrator).cutShort();
    return failing.exitCode(isCutShort || !drift.isEmpty());
  }

  private static Map<String, Object> json(Drift drift) {
    return new Fields().with("what", drift.what()).with("differences", drift.differences()).map();
  }
}
