package dev.cyclonelariat.cli.completion;

import dev.cyclonelariat.cli.arguments.Words;
import dev.cyclonelariat.cli.shell.Shell;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
      converter = Kinds.class,
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
    FISH
  }

  /** Takes shells in lower case. */
  static final class Kinds extends Words<Kind> {
    Kinds() {
      super(Kind.class);
    }
  }
}
