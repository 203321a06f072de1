package dev.cyclonelariat.cli.completion;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes completions for fish, which has its own language for them. */
final class FishScript {

  /** Tells which command the words so far lead to: words that lead nowhere are arguments. */
  private static final String FUNCTIONS =
      """
      function __lariat_at
          set -l path
          for word in (commandline -opc)[2..-1]
              if contains -- (string join ' ' $path $word) $__lariat_commands
                  set path (string join ' ' $path $word)
              end
          end
          test "$path" = "$argv[1]"
      end

      complete -c lariat -f
      """;

  private final StringBuilder script = new StringBuilder();
  private final List<String> paths = new ArrayList<>();

  private FishScript() {}

  static String write(CommandLine root) {
    FishScript fish = new FishScript();
    fish.add(root, "");
    StringBuilder all = new StringBuilder("# Completions of lariat for fish.\n");
    all.append("set -g __lariat_commands");
    fish.paths.forEach(path -> all.append(' ').append(quoted(path)));
    return all.append("\n\n").append(FUNCTIONS).append(fish.script).toString();
  }

  private void add(CommandLine command, String path) {
    script.append('\n');
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (!option.hidden()) {
        add(option, path);
      }
    }
    for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
      String values = values(parameter);
      if (values != null) {
        line(path, " -a " + quoted(values), description(parameter));
      } else if (takesFile(parameter)) {
        line(path, " -F", description(parameter));
      }
    }
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              String[] description = sub.getCommandSpec().usageMessage().description();
              line(path, " -a " + quoted(name), description.length == 0 ? "" : description[0]);
            });
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              String longer = path.isEmpty() ? name : path + " " + name;
              paths.add(longer);
              add(sub, longer);
            });
  }

  private void add(OptionSpec option, String path) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.arity().max() > 0) {
      String values = values(option);
      names.append(takesFile(option) ? " -r -F" : " -x");
      names.append(values == null ? "" : " -a " + quoted(values));
    }
    line(path, names.toString(), description(option));
  }

  private void line(String path, String what, String description) {
    script
        .append("complete -c lariat -n ")
        .append(quoted("__lariat_at " + quotedInside(path)))
        .append(what)
        .append(" -d ")
        .append(quoted(description))
        .append('\n');
  }

  private static @Nullable String values(ArgSpec arg) {
    return arg.completionCandidates() == null ? null : String.join(" ", arg.completionCandidates());
  }

  private static boolean takesFile(ArgSpec arg) {
    return arg.type() == File.class || arg.type() == Path.class;
  }

  private static String description(ArgSpec arg) {
    return String.join(" ", arg.description())
        .replace("${DEFAULT-VALUE}", String.valueOf(arg.defaultValue()));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String quotedInside(String text) {
    return "\"" + text + "\"";
  }
}
