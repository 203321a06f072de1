package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.shell.ExitStatus;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.run.Migrator;
import dev.cyclonelariat.migration.status.Problem;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Tells which migrations were changed since, come too late, or are applied in part. */
@Command(
    name = "validate",
    sortOptions = false,
    description = {
      "Check that the applied migrations are still as they were applied, that none was cut short, and"
          + " that those which are not applied do not come too late. AWS is not asked.",
      "What counts are their steps: neither formatting nor comments do. A file may be missing only if"
          + " its migration is newer than all that are here."
    },
    footer = {
      MigrationCommand.ENVIRONMENT,
      "",
      "Exit codes: 0 all is well, 5 half applied, 6 changed or out of order.",
      "",
      "Examples:",
      "  lariat validate",
      "  lariat validate --jar target/app.jar --env production"
    })
public final class ValidateCommand extends MigrationCommand {

  /** Prints to this shell. */
  public ValidateCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(MigrationSession session) {
    Migrator migrator = session.migrator();
    List<Problem> problems = migrator.validate();
    boolean isCutShort = new Remarks(shell, migrator).cutShort();
    output()
        .print(
            shell,
            text(problems),
            new Fields()
                .with("valid", problems.isEmpty() && !isCutShort)
                .with("half_applied", isCutShort)
                .with("problems", problems.stream().map(ValidateCommand::json).toList()));
    if (isCutShort) {
      return ExitStatus.HALF_APPLIED;
    }
    return problems.isEmpty() ? ExitCode.OK : ExitStatus.INVALID;
  }

  private static String text(List<Problem> problems) {
    if (problems.isEmpty()) {
      return "All applied migrations are as they were applied, and none comes too late";
    }
    StringBuilder text = new StringBuilder();
    for (Problem problem : problems) {
      text.append(text.isEmpty() ? "" : "\n").append(problem.text());
      problem.details().forEach(detail -> text.append("\n  ").append(detail));
    }
    return text.toString();
  }

  private static Map<String, Object> json(Problem problem) {
    return new Fields()
        .with("version", problem.version().value())
        .with("kind", Texts.word(problem.kind()))
        .with("problem", problem.text())
        .with("details", problem.details())
        .map();
  }
}
