package dev.cyclonelariat.cli;

import dev.cyclonelariat.cli.completion.CompletionCommand;
import dev.cyclonelariat.cli.config.ConfigCommand;
import dev.cyclonelariat.cli.config.GlobalOptions;
import dev.cyclonelariat.cli.consume.ConsumeCommand;
import dev.cyclonelariat.cli.deadletters.DlqCommand;
import dev.cyclonelariat.cli.demo.DemoCommand;
import dev.cyclonelariat.cli.doctor.DoctorCommand;
import dev.cyclonelariat.cli.graph.GraphCommand;
import dev.cyclonelariat.cli.help.HelpCommand;
import dev.cyclonelariat.cli.iam.IamCommand;
import dev.cyclonelariat.cli.inbox.InboxCommand;
import dev.cyclonelariat.cli.install.InstallCommand;
import dev.cyclonelariat.cli.list.ListCommand;
import dev.cyclonelariat.cli.local.LocalCommand;
import dev.cyclonelariat.cli.log.LogCommand;
import dev.cyclonelariat.cli.message.MessageCommand;
import dev.cyclonelariat.cli.migration.BaselineCommand;
import dev.cyclonelariat.cli.migration.DriftCommand;
import dev.cyclonelariat.cli.migration.GenerateCommand;
import dev.cyclonelariat.cli.migration.HistoryCommand;
import dev.cyclonelariat.cli.migration.LockCommand;
import dev.cyclonelariat.cli.migration.MigrateCommand;
import dev.cyclonelariat.cli.migration.PlanCommand;
import dev.cyclonelariat.cli.migration.ResolveCommand;
import dev.cyclonelariat.cli.migration.ResumeCommand;
import dev.cyclonelariat.cli.migration.RollbackCommand;
import dev.cyclonelariat.cli.migration.StatusCommand;
import dev.cyclonelariat.cli.migration.ValidateCommand;
import dev.cyclonelariat.cli.outbox.OutboxCommand;
import dev.cyclonelariat.cli.publish.PublishCommand;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.cli.takeover.ImportCommand;
import dev.cyclonelariat.cli.version.ProductVersion;
import dev.cyclonelariat.cli.version.VersionCommand;
import java.time.Clock;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The tree of commands. */
@Command(
    name = "lariat",
    description = "Events and commands between services over Amazon SNS and SQS.",
    versionProvider = ProductVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 called wrongly, 3 changes or drift (--fail-on-changes),",
      "  4 another process runs migrations, 5 a migration is half applied, 6 migrations cannot be,",
      "  were changed or come out of order, 130 interrupted.",
      "",
      "Examples:",
      "  lariat demo",
      "  lariat local",
      "  lariat publish event user_created --data '{\"id\":42}' --queue hello --publisher me",
      "  lariat consume hello",
      "  lariat generate migration user_created_queue",
      "  lariat migrate --state-file lariat/state.json",
      "  lariat inbox list --inbox jdbc:postgresql://localhost/app",
      "  lariat help publish"
    })
final class LariatCommand {

  /** The commands that need to know all others. */
  static final Set<String> TELLING_OF_OTHERS = Set.of("help", "completion");

  static final String VERBOSE = "--verbose";
  static final int HELP_WIDTH = 100;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // The annotation is what counts.
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // The annotation is what counts.
  private boolean version;

  @Option(
      names = VERBOSE,
      scope = ScopeType.INHERIT,
      description = "Log what happens to standard error, and show where errors come from.")
  private boolean verbose;

  @Mixin private final GlobalOptions global = new GlobalOptions();

  /** With all commands. */
  static CommandLine commandLine(Shell process) {
    return tree(process).all();
  }

  static CommandTree tree(Shell process) {
    LariatCommand root = new LariatCommand();
    Shell shell = root.global.over(process);
    return new CommandTree(root)
        .addSubcommand("demo", new DemoCommand(shell))
        .addSubcommand("local", new LocalCommand(shell))
        .addSubcommand("publish", new PublishCommand(shell))
        .addSubcommand("consume", new ConsumeCommand(shell))
        .addGroup("generate", () -> GenerateCommand.commandLine(shell))
        .addSubcommand("migrate", new MigrateCommand(shell))
        .addSubcommand("rollback", new RollbackCommand(shell))
        .addSubcommand("plan", new PlanCommand(shell))
        .addSubcommand("status", new StatusCommand(shell))
        .addSubcommand("history", new HistoryCommand(shell))
        .addSubcommand("validate", new ValidateCommand(shell))
        .addSubcommand("drift", new DriftCommand(shell))
        .addSubcommand("baseline", new BaselineCommand(shell))
        .addSubcommand("resume", new ResumeCommand(shell))
        .addSubcommand("resolve", new ResolveCommand(shell))
        .addGroup("lock", () -> LockCommand.commandLine(shell))
        .addGroup("inbox", () -> InboxCommand.commandLine(shell))
        .addGroup("outbox", () -> OutboxCommand.commandLine(shell))
        .addSubcommand("log", new LogCommand(shell))
        .addGroup("dlq", () -> DlqCommand.commandLine(shell))
        .addGroup(
            "message",
            () ->
                new CommandLine(new MessageCommand())
                    .addSubcommand(
                        "validate", new dev.cyclonelariat.cli.message.ValidateCommand(shell)))
        .addSubcommand("doctor", new DoctorCommand(shell, Clock.systemUTC()))
        .addGroup("iam", () -> IamCommand.commandLine(shell))
        .addSubcommand("import", new ImportCommand(shell, Clock.systemUTC()))
        .addSubcommand("install", new InstallCommand(shell, Clock.systemUTC()))
        .addGroup("list", () -> ListCommand.commandLine(shell))
        .addSubcommand("graph", new GraphCommand(shell))
        .addSubcommand("config", new ConfigCommand(shell, () -> root.global.settings(process)))
        .addSubcommand("completion", new CompletionCommand(shell))
        .addSubcommand("version", new VersionCommand(shell))
        .addSubcommand("help", new HelpCommand(shell));
  }

  /** Whether errors shall show where they come from. */
  static boolean isVerbose(CommandLine command) {
    return command.getCommandSpec().root().userObject() instanceof LariatCommand root
        && root.verbose;
  }
}
