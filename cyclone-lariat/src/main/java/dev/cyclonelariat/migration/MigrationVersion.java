package dev.cyclonelariat.migration;

import java.util.regex.Pattern;

/**
 * When a migration was written: a UTC time such as {@code 20261123101500}, or seconds since 1970 as
 * the Ruby gem uses. Versions are ordered by value.
 *
 * @param value positive
 */
public record MigrationVersion(long value) implements Comparable<MigrationVersion> {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  /**
   * @throws MigrationException if the value is not positive
   */
  public MigrationVersion {
    if (value <= 0) {
      throw new MigrationException("A migration's version is a positive number, not " + value);
    }
  }

  /**
   * Reads a version, with or without the {@code V} in front.
   *
   * @throws MigrationException if it is no such number
   */
  public static MigrationVersion parse(String text) {
    String digits = text.startsWith("V") ? text.substring(1) : text;
    if (!DIGITS.matcher(digits).matches()) {
      throw new MigrationException(
          "Not the version of a migration: '" + text + "' (digits, such as 20261123101500)");
    }
    return new MigrationVersion(Long.parseLong(digits));
  }

  @Override
  public int compareTo(MigrationVersion other) {
    return Long.compare(value, other.value);
  }

  /** The number. */
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
