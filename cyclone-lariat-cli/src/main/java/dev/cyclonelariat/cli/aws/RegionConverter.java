package dev.cyclonelariat.cli.aws;

import dev.cyclonelariat.resource.Account;
import dev.cyclonelariat.resource.InvalidNameException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the names of AWS regions. */
final class RegionConverter implements ITypeConverter<String> {

  private static final String ANY_ACCOUNT = "000000000000";

  @Override
  public String convert(String value) {
    try {
      return new Account(value, ANY_ACCOUNT).region();
    } catch (InvalidNameException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
