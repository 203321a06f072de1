package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.MigrationVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the versions of migrations. */
final class VersionConverter implements ITypeConverter<MigrationVersion> {

  @Override
  public MigrationVersion convert(String value) {
    try {
      return MigrationVersion.parse(value);
    } catch (MigrationException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
