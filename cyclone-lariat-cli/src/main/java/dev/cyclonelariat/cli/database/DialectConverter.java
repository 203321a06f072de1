package dev.cyclonelariat.cli.database;

import dev.cyclonelariat.jdbc.Dialect;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes databases by name. */
final class DialectConverter implements ITypeConverter<Dialect> {

  @Override
  public Dialect convert(String value) {
    return switch (value) {
      case "postgresql" -> Dialect.POSTGRESQL;
      case "mysql", "mariadb" -> Dialect.MYSQL;
      case "h2" -> Dialect.H2;
      default ->
          throw new TypeConversionException(
              "expected postgresql, mysql, mariadb or h2 but was '" + value + "'");
    };
  }
}
