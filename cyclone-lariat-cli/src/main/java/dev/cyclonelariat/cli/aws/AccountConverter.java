package dev.cyclonelariat.cli.aws;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes AWS account ids. */
public final class AccountConverter implements ITypeConverter<String> {

  @Override
  public String convert(String value) {
    if (!value.matches("[0-9]{12}")) {
      throw new TypeConversionException("expected 12 digits but was '" + value + "'");
    }
    return value;
  }
}
