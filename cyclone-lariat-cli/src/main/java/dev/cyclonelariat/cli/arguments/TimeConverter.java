package dev.cyclonelariat.cli.arguments;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Takes a time: how long ago, as {@code 2h}, or a day of UTC, or a time with its offset.
 *
 * <p>A time without one is not guessed at: it could be the reader's or the server's.
 */
public final class TimeConverter implements ITypeConverter<Instant> {

  /** For the help of options that take one. */
  public static final String FORMS = "2h or 7d ago, 2026-01-31 (UTC), or 2026-01-31T12:00:00Z";

  @Override
  public Instant convert(String value) {
    try {
      if (AgeConverter.isAge(value)) {
        return Instant.now().minus(new AgeConverter().convert(value));
      }
      return value.contains("T")
          ? OffsetDateTime.parse(value).toInstant()
          : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException("expected " + FORMS + " but was '" + value + "'");
    }
  }
}
