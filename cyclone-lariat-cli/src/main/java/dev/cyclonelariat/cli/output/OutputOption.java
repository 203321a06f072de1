package dev.cyclonelariat.cli.output;

import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.message.MessageCodec;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option {@code -o}: in what form a command prints its data. */
public final class OutputOption {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = FormatConverter.class,
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

  /** What can be said. */
  static final class Formats implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return List.of("text", "json").iterator();
    }
  }

  /** Takes the formats in lower case. */
  static final class FormatConverter implements ITypeConverter<Format> {

    @Override
    public Format convert(String value) {
      return switch (value) {
        case "text" -> Format.TEXT;
        case "json" -> Format.JSON;
        default ->
            throw new TypeConversionException("expected text or json but was '" + value + "'");
      };
    }
  }
}
