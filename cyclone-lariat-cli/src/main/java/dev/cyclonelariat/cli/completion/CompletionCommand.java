package dev.cyclonelariat.cli.completion;

import dev.cyclonelariat.cli.shell.Shell;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Prints what makes a shell complete commands, options and values. */
@Command(
    name = "completion",
    sortOptions = false,
    description = {
      "Print a script that lets a shell complete commands, options and values of lariat.",
      "The shell needs to find lariat by that name: put it on the PATH, or make an alias."
    },
    footer = {
      "",
      "Examples:",
      "  lariat completion bash > ~/.local/share/bash-completion/completions/lariat",
      "  lariat completion zsh > ~/.lariat.zsh && echo 'source ~/.lariat.zsh' >> ~/.zshrc",
      "  lariat completion fish > ~/.config/fish/completions/lariat.fish",
      "  source <(lariat completion bash)"
    })
public final class CompletionCommand implements Runnable {

  private final Shell shell;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SHELL",
      converter = Converter.class,
      completionCandidates = Kinds.class,
      description = "bash, zsh or fish.")
  private Kind kind;

  /** Prints to this shell. */
  public CompletionCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    CommandLine root = spec.root().commandLine();
    shell
        .out()
        .print(
            switch (kind) {
              // The script for bash finds out itself when zsh runs it.
              case BASH, ZSH -> AutoComplete.bash(root.getCommandName(), root);
              case FISH -> FishScript.write(root);
            });
  }

  enum Kind {
    BASH,
    ZSH,
    FISH;

    static List<String> words() {
      return Stream.of(values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
    }
  }

  /** What can be said. */
  static final class Kinds implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Kind.words().iterator();
    }
  }

  /** Takes shells in lower case. */
  static final class Converter implements ITypeConverter<Kind> {

    @Override
    public Kind convert(String value) {
      return Arrays.stream(Kind.values())
          .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(value))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected bash, zsh or fish but was '" + value + "'"));
    }
  }
}
