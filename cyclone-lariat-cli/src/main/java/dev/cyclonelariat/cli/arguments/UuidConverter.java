package dev.cyclonelariat.cli.arguments;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes a uuid, and keeps its letter case. */
public final class UuidConverter implements ITypeConverter<String> {

  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  @Override
  public String convert(String value) {
    if (!UUID.matcher(value).matches()) {
      throw new TypeConversionException(
          "expected a uuid such as a27c29e2-bbd3-490a-8f1b-caa4f8d902ef but was '" + value + "'");
    }
    return value;
  }
}
