package dev.cyclonelariat.cli.publish;

import dev.cyclonelariat.message.Kind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the two kinds that can be published. */
final class KindConverter implements ITypeConverter<Kind> {

  @Override
  public Kind convert(String value) {
    return switch (value) {
      case "event" -> Kind.EVENT;
      case "command" -> Kind.COMMAND;
      default ->
          throw new TypeConversionException("expected event or command but was '" + value + "'");
    };
  }
}
