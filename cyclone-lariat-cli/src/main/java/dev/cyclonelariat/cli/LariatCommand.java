package dev.cyclonelariat.cli;

import dev.cyclonelariat.cli.consume.ConsumeCommand;
import dev.cyclonelariat.cli.deadletters.DlqCommand;
import dev.cyclonelariat.cli.demo.DemoCommand;
import dev.cyclonelariat.cli.help.HelpCommand;
import dev.cyclonelariat.cli.inbox.InboxCommand;
import dev.cyclonelariat.cli.local.LocalCommand;
import dev.cyclonelariat.cli.log.LogCommand;
import dev.cyclonelariat.cli.message.MessageCommand;
import dev.cyclonelariat.cli.message.ValidateCommand;
import dev.cyclonelariat.cli.outbox.OutboxCommand;
import dev.cyclonelariat.cli.publish.PublishCommand;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.cli.version.ProductVersion;
import dev.cyclonelariat.cli.version.VersionCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
      "Exit codes: 0 done, 1 failed, 2 called wrongly, 130 interrupted.",
      "",
      "Examples:",
      "  lariat demo",
      "  lariat local",
      "  lariat publish event user_created --data '{\"id\":42}' --queue hello --publisher me",
      "  lariat consume hello",
      "  lariat inbox list --inbox jdbc:postgresql://localhost/app",
      "  lariat help publish"
    })
final class LariatCommand {

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

  static CommandLine commandLine(Shell shell) {
    return new CommandLine(new LariatCommand())
        .addSubcommand("demo", new DemoCommand(shell))
        .addSubcommand("local", new LocalCommand(shell))
        .addSubcommand("publish", new PublishCommand(shell))
        .addSubcommand("consume", new ConsumeCommand(shell))
        .addSubcommand("inbox", InboxCommand.commandLine(shell))
        .addSubcommand("outbox", OutboxCommand.commandLine(shell))
        .addSubcommand("log", new LogCommand(shell))
        .addSubcommand("dlq", DlqCommand.commandLine(shell))
        .addSubcommand(
            "message",
            new CommandLine(new MessageCommand())
                .addSubcommand("validate", new ValidateCommand(shell)))
        .addSubcommand("version", new VersionCommand(shell))
        .addSubcommand("help", new HelpCommand(shell));
  }

  /** Whether errors shall show where they come from. */
  static boolean isVerbose(CommandLine command) {
    return command.getCommandSpec().root().userObject() instanceof LariatCommand root
        && root.verbose;
  }
}
