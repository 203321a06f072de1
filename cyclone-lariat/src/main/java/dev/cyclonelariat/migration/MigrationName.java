package dev.cyclonelariat.migration;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a migration is called: {@code V20261123101500__UserCreatedQueue} as a class, {@code
 * V20261123101500__user_created_queue} as a YAML file.
 *
 * @param version when it was written
 * @param title what it does, in words of a-z, 0-9 and {@code _}
 */
public record MigrationName(MigrationVersion version, String title)
    implements Comparable<MigrationName> {

  private static final Pattern NAME = Pattern.compile("V([0-9]{1,18})__([A-Za-z0-9_]+)");
  private static final Pattern TITLE = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern WORD = Pattern.compile("_+([a-z0-9])|^([a-z])");

  /**
   * @throws MigrationException if the title holds anything else
   */
  public MigrationName {
    if (!TITLE.matcher(title).matches()) {
      throw new MigrationException(
          "A migration is named with a-z, 0-9 and _ and begins with a letter, unlike '"
              + title
              + "'; try user_created_queue");
    }
  }

  /**
   * Reads the simple name of a class, or of a file without its extension.
   *
   * @throws InvalidMigrationException if it does not follow the pattern
   */
  public static MigrationName parse(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new InvalidMigrationException(
          "A migration is named V<version>__<Title>, such as V20261123101500__UserCreatedQueue,"
              + " unlike "
              + name);
    }
    String title = HUMP.matcher(matcher.group(2)).replaceAll("_").toLowerCase(Locale.ROOT);
    return new MigrationName(MigrationVersion.parse(matcher.group(1)), title);
  }

  /** The simple name of its class. */
  public String className() {
    return "V"
        + version
        + "__"
        + WORD.matcher(title)
            .replaceAll(
                word ->
                    (word.group(1) == null ? word.group(2) : word.group(1))
                        .toUpperCase(Locale.ROOT));
  }

  /** The name of its YAML file, without the extension. */
  public String fileName() {
    return "V" + version + "__" + title;
  }

  @Override
  public int compareTo(MigrationName other) {
    int byVersion = version.compareTo(other.version);
    return byVersion == 0 ? title.compareTo(other.title) : byVersion;
  }

  /** Version and title. */
  @Override
  public String toString() {
    return version + " " + title;
  }
}
