package dev.cyclonelariat.cli.output;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option {@code -o} of commands that print JSON and nothing else. */
public final class JsonOnlyOption {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "json",
      converter = JsonConverter.class,
      description = "Taken as by other commands; this one always prints JSON.")
  @SuppressWarnings("UnusedVariable") // There is nothing to choose.
  private String format = "json";

  /** Takes the one format there is. */
  static final class JsonConverter implements ITypeConverter<String> {

    @Override
    public String convert(String value) {
      if (!value.equals("json")) {
        throw new TypeConversionException("expected json but was '" + value + "'");
      }
      return value;
    }
  }
}
