package dev.cyclonelariat.cli.help;

import dev.cyclonelariat.cli.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the help of a command, as its option {@code --help} does. */
@Command(
    name = "help",
    description = "Show the help of a command.",
    footer = {"", "Examples:", "  lariat help publish", "  lariat help message validate"})
public final class HelpCommand implements Runnable {

  private final Shell shell;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "The command; lariat itself if there is none.")
  private List<String> path = new ArrayList<>();

  /** Prints to this shell. */
  public HelpCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    CommandLine command = spec.root().commandLine();
    for (String name : path) {
      CommandLine next = command.getSubcommands().get(name);
      if (next == null) {
        throw new ParameterException(
            spec.commandLine(),
            command.getCommandSpec().qualifiedName() + " has no command '" + name + "'");
      }
      command = next;
    }
    command.usage(shell.outWriter(), command.getColorScheme());
  }
}
