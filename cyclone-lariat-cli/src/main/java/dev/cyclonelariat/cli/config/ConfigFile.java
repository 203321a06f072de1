package dev.cyclonelariat.cli.config;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.yaml.Place;
import dev.cyclonelariat.cli.yaml.YamlFile;
import dev.cyclonelariat.cli.yaml.YamlValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings in {@code lariat.yml}, those of one environment over those of all.
 *
 * @param file where
 * @param entries by their keys
 */
record ConfigFile(Path file, Map<String, Entry> entries) {

  private static final String ENVIRONMENTS = "environments";
  private static final Pattern SECRET = Pattern.compile(".*(password|secret|token|access|key).*");

  /**
   * Reads it.
   *
   * @param file need not exist unless it is required
   * @param environment the name of a section, or null
   * @throws LariatException if it cannot be read, holds unknown keys, or lacks that section
   */
  static ConfigFile read(Path file, boolean isRequired, @Nullable String environment) {
    if (!isRequired && environment == null && !Files.exists(file)) {
      return new ConfigFile(file, Map.of());
    }
    Map<String, YamlValue> members =
        YamlFile.read(file)
            .filter(value -> !value.isNull())
            .map(YamlValue::members)
            .orElse(Map.of());
    Map<String, Entry> entries = new LinkedHashMap<>();
    YamlValue sections = members.get(ENVIRONMENTS);
    List<String> known = new ArrayList<>(Setting.keys());
    known.add(ENVIRONMENTS);
    put(entries, members, known);
    Map<String, YamlValue> named =
        sections == null || sections.isNull() ? Map.of() : sections.members();
    // A mistake in another section shall not come to light in production.
    named.values().forEach(section -> put(new LinkedHashMap<>(), section));
    if (environment != null) {
      put(entries, section(file, named, environment));
    }
    return new ConfigFile(file, entries);
  }

  private static YamlValue section(Path file, Map<String, YamlValue> named, String environment) {
    YamlValue section = named.get(environment);
    if (section == null) {
      Set<String> names = named.keySet();
      throw new UnknownEnvironmentException(
          file
              + " has no environment '"
              + environment
              + "'"
              + (names.isEmpty()
                  ? ": write it there under " + ENVIRONMENTS
                  : "; it has " + String.join(", ", names)));
    }
    return section;
  }

  private static void put(Map<String, Entry> entries, YamlValue section) {
    put(entries, section.isNull() ? Map.of() : section.members(), Setting.keys());
  }

  private static void put(
      Map<String, Entry> entries, Map<String, YamlValue> members, List<String> known) {
    members.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            throw unknown(key, value, known);
          }
          if (!key.equals(ENVIRONMENTS)) {
            entries.put(key, new Entry(value.isNull() ? "" : value.text(), value.place()));
          }
        });
  }

  private static LariatException unknown(String key, YamlValue value, List<String> known) {
    return SECRET.matcher(key.toLowerCase(Locale.ROOT)).matches()
        ? value.problem(
            "secrets do not belong here, but in the environment or .env: AWS_KEY, AWS_SECRET_KEY,"
                + " AWS_SESSION_TOKEN, LARIAT_DB_PASSWORD")
        : value.problem("unknown key; known are " + String.join(", ", known));
  }

  /**
   * A setting.
   *
   * @param value empty for what shall not be set
   * @param place where it stands
   */
  record Entry(String value, Place place) {}
}
