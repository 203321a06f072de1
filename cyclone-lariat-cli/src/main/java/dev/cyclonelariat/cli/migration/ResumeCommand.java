package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.run.Migrator;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Finishes what was cut short. */
@Command(
    name = "resume",
    sortOptions = false,
    description = {
      "Finish a run that was cut short, from its first step that is not done.",
      "What is there exactly as that step asks is taken over; what differs stops the run and is"
          + " shown. Other migrations are not begun: lariat migrate does that.",
      "Nobody is asked, and there is no --yes: its steps were approved when it began."
    },
    footer = {
      MigrationCommand.ENVIRONMENT,
      "",
      "Exit codes: 0 finished or nothing to finish, 4 another process is at work, 5 still half"
          + " applied.",
      "",
      "Examples:",
      "  lariat resume",
      "  lariat resume --env production --lock-timeout 30s"
    })
public final class ResumeCommand extends DeletingCommand {

  /** Runs in this shell. */
  public ResumeCommand(Shell shell) {
    super(shell);
  }

  @Override
  int change(Migrator migrator) throws Exception {
    Optional<MigrationRun> run = watch(migrator::resume);
    output()
        .print(
            shell,
            run.map(
                    found ->
                        "Migration "
                            + found.name()
                            + " is "
                            + (found.goesUp() ? "applied" : "rolled back"))
                .orElse("Nothing to resume: no run was cut short"),
            new Fields()
                .with("resumed", run.isPresent())
                .with("version", run.map(found -> found.version().value()).orElse(null))
                .with("action", run.map(found -> Texts.word(found.action())).orElse(null)));
    return ExitCode.OK;
  }
}
