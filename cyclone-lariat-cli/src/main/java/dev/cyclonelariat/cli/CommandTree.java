package dev.cyclonelariat.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands by name, of which only the one that is called is made ready: reading the annotations
 * of all takes longer than most commands run.
 */
final class CommandTree {

  private final CommandLine root;
  private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();

  CommandTree(Object root) {
    this.root = new CommandLine(root);
  }

  CommandTree addSubcommand(String name, Object command) {
    commands.put(name, () -> command);
    return this;
  }

  /** A command with commands of its own. */
  CommandTree addGroup(String name, Supplier<CommandLine> group) {
    commands.put(name, group::get);
    return this;
  }

  /** With all commands. */
  CommandLine all() {
    commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
    return root;
  }

  /**
   * With the command that the first argument names; with all of them if it names none, or one that
   * tells about others.
   */
  CommandLine calledBy(String... args) {
    Supplier<Object> called = args.length == 0 ? null : commands.get(args[0]);
    if (called == null || LariatCommand.TELLING_OF_OTHERS.contains(args[0])) {
      return all();
    }
    return root.addSubcommand(args[0], called.get());
  }
}
