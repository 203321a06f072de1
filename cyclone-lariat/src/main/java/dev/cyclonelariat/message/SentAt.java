package dev.cyclonelariat.message;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The wire form of {@code sent_at}: written {@code 2022-11-09T11:42:18.203+01:00}, always with
 * three fraction digits; read with any fraction or none, with {@code Z}, an offset, or no zone
 * (UTC).
 */
final class SentAt {

  private static final int SECONDS_END = 19;
  private static final int NANO_DIGITS = 9;

  private SentAt() {}

  /**
   * Milliseconds are cut, not rounded; an offset with seconds, which ISO 8601 lacks, becomes UTC.
   */
  static OffsetDateTime normalize(OffsetDateTime time) {
    OffsetDateTime writable =
        time.getOffset().getTotalSeconds() % 60 == 0
            ? time
            : time.withOffsetSameInstant(ZoneOffset.UTC);
    return writable.truncatedTo(ChronoUnit.MILLIS);
  }

  static String format(OffsetDateTime time) {
    StringBuilder text = new StringBuilder(29);
    digits(text, time.getYear(), 4).append('-');
    digits(text, time.getMonthValue(), 2).append('-');
    digits(text, time.getDayOfMonth(), 2).append('T');
    digits(text, time.getHour(), 2).append(':');
    digits(text, time.getMinute(), 2).append(':');
    digits(text, time.getSecond(), 2).append('.');
    digits(text, time.getNano() / 1_000_000, 3);
    return text.append(time.getOffset().getId()).toString();
  }

  private static StringBuilder digits(StringBuilder text, int value, int width) {
    String plain = Integer.toString(value);
    return text.append("0".repeat(Math.max(0, width - plain.length()))).append(plain);
  }

  static Optional<OffsetDateTime> parse(String text) {
    try {
      return Optional.of(parseOrThrow(text));
    } catch (DateTimeException | StringIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static OffsetDateTime parseOrThrow(String text) {
    separator(text, 4, '-');
    separator(text, 7, '-');
    separator(text, 10, 'T');
    separator(text, 13, ':');
    separator(text, 16, ':');
    int fractionEnd = fractionEnd(text);
    return normalize(
        OffsetDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, SECONDS_END),
            nanos(text, fractionEnd),
            zone(text.substring(fractionEnd))));
  }

  private static void separator(String text, int at, char expected) {
    if (Character.toUpperCase(text.charAt(at)) != expected) {
      throw new DateTimeException("No '" + expected + "' at " + at);
    }
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        throw new DateTimeException("No digit at " + i);
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  private static int fractionEnd(String text) {
    if (text.length() == SECONDS_END || !isFractionMark(text.charAt(SECONDS_END))) {
      return SECONDS_END;
    }
    int end = SECONDS_END + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int nanos(String text, int fractionEnd) {
    if (fractionEnd == SECONDS_END) {
      return 0;
    }
    int from = SECONDS_END + 1;
    int digits = Math.min(fractionEnd - from, NANO_DIGITS);
    if (digits == 0) {
      throw new DateTimeException("No fraction digits");
    }
    int value = number(text, from, from + digits);
    for (int i = digits; i < NANO_DIGITS; i++) {
      value *= 10;
    }
    return value;
  }

  private static ZoneOffset zone(String zone) {
    if (zone.isEmpty() || zone.equalsIgnoreCase("Z")) {
      return ZoneOffset.UTC;
    }
    boolean hours = zone.length() == 3;
    boolean basic = zone.length() == 5;
    boolean extended = zone.length() == 6 && zone.charAt(3) == ':';
    if (!hours && !basic && !extended) {
      throw new DateTimeException("Not an offset: " + zone);
    }
    int minutes = hours ? 0 : number(zone, zone.length() - 2, zone.length());
    int sign = sign(zone.charAt(0));
    return ZoneOffset.ofHoursMinutes(sign * number(zone, 1, 3), sign * minutes);
  }

  private static int sign(char c) {
    return switch (c) {
      case '+' -> 1;
      case '-' -> -1;
      default -> throw new DateTimeException("Not a sign: " + c);
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isFractionMark(char c) {
    return c == '.' || c == ',';
  }
}
