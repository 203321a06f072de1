package dev.cyclonelariat.cli.version;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the version. */
@Command(
    name = "version",
    description = "Show the version of lariat and of the Java it runs on.",
    footer = {"", "Examples:", "  lariat version", "  lariat version -o json"})
public final class VersionCommand implements Runnable {

  private final Shell shell;

  @Mixin private OutputOption output;

  /** Prints to this shell. */
  public VersionCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    output.print(
        shell,
        ProductVersion.line(),
        new Fields().with("version", ProductVersion.number()).with("java", ProductVersion.java()));
  }
}
