package dev.cyclonelariat.cli.arguments;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes a span of time as {@code 90d}: seconds, minutes, hours, days or weeks. */
public final class AgeConverter implements ITypeConverter<Duration> {

  private static final Pattern AGE = Pattern.compile("([0-9]{1,6})([smhdw])");

  static boolean isAge(String value) {
    return AGE.matcher(value).matches();
  }

  @Override
  public Duration convert(String value) {
    Matcher age = AGE.matcher(value);
    if (!age.matches()) {
      throw new TypeConversionException(
          "expected a number and s, m, h, d or w, such as 90d, but was '" + value + "'");
    }
    long count = Long.parseLong(age.group(1));
    return switch (age.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(7 * count);
    };
  }
}
