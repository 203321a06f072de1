package dev.cyclonelariat.cli.publish;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the two versions of the message schema. */
final class SchemaConverter implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String value) {
    return switch (value) {
      case "1" -> 1;
      case "2" -> 2;
      default -> throw new TypeConversionException("expected 1 or 2 but was '" + value + "'");
    };
  }
}
