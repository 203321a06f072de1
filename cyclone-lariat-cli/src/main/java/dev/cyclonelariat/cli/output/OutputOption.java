package dev.cyclonelariat.cli.output;

import dev.cyclonelariat.cli.arguments.Words;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.message.MessageCodec;
import picocli.CommandLine.Option;

/** The option {@code -o}: in what form a command prints its data. */
public final class OutputOption {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = Formats.class,
      completionCandidates = Formats.class,
      description = "Print data as text (default) or json.")
  private Format format;

  /** Whether data is printed as JSON. */
  public boolean isJson() {
    return format == Format.JSON;
  }

  /**
   * Prints data, in the form asked for.
   *
   * @param text for humans
   * @param json the same for programs: one object on one line
   */
  public void print(Shell shell, String text, Fields json) {
    shell.out().println(isJson() ? MessageCodec.encodeTree(json.map()) : text);
  }

  enum Format {
    TEXT,
    JSON
  }

  /** Takes formats in lower case. */
  static final class Formats extends Words<Format> {
    Formats() {
      super(Format.class);
    }
  }
}
