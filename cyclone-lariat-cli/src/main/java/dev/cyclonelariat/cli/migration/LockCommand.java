package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.journal.LockHolder;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Tells who is at work. */
@Command(
    name = "lock",
    sortOptions = false,
    description = {
      "Show who is running migrations right now.",
      "The lock of a process that died is free by itself a minute later at most."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    commandListHeading = "%nCommands:%n",
    footer = {
      MigrationCommand.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat lock",
      "  lariat lock release"
    })
public final class LockCommand extends MigrationCommand {

  private LockCommand(Shell shell) {
    super(shell);
  }

  /** With its own command. */
  public static CommandLine commandLine(Shell shell) {
    return new CommandLine(new LockCommand(shell))
        .addSubcommand("release", new ReleaseCommand(shell));
  }

  @Override
  int run(MigrationSession session) {
    Optional<LockHolder> holder = session.migrator().lockHolder();
    output()
        .print(
            shell,
            holder
                .map(
                    found ->
                        "Held by "
                            + found
                            + ", until "
                            + Texts.time(found.until())
                            + " unless it goes on")
                .orElse("Nobody is running migrations"),
            holder.map(LockCommand::json).orElseGet(() -> new Fields().with("held", false)));
    return ExitCode.OK;
  }

  private static Fields json(LockHolder holder) {
    return new Fields()
        .with("held", true)
        .with("host", holder.host())
        .with("user", holder.user())
        .with("since", holder.since().toString())
        .with("until", holder.until().toString());
  }
}
