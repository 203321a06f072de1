package dev.cyclonelariat.cli.config;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.config.ConfigFile.Entry;
import dev.cyclonelariat.cli.config.DotEnv.Variable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is set for all commands, the environment over {@code .env} over {@code lariat.yml}. An empty
 * variable counts as unset. Immutable.
 */
public final class Settings {

  /** Where settings are, unless said. */
  static final String FILE = "lariat.yml";

  /** Names another file. */
  static final String FILE_VARIABLE = "LARIAT_CONFIG";

  /** Names a section of the file. */
  static final String ENVIRONMENT_VARIABLE = "LARIAT_ENV";

  /** AWS's own names for the access key, which its SDK reads from the environment itself. */
  private static final Map<String, String> AWS_NAMES =
      Map.of("AWS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_KEY", "AWS_SECRET_ACCESS_KEY");

  private final Map<String, String> environment;
  private final Map<String, Variable> dotEnv;
  private final ConfigFile file;

  private Settings(Map<String, String> environment, Map<String, Variable> dotEnv, ConfigFile file) {
    this.environment = environment;
    this.dotEnv = dotEnv;
    this.file = file;
  }

  /**
   * Reads the files that an environment names, or those in the working directory.
   *
   * @param environment the variables, flags among them
   * @throws LariatException if one of the files is not as it must be
   */
  public static Settings read(Map<String, String> environment) {
    String named = environment.getOrDefault(FILE_VARIABLE, "");
    Path path = Path.of(named.isEmpty() ? FILE : named);
    Map<String, Variable> dotEnv = DotEnv.read(path.resolveSibling(".env"));
    String section = environment.getOrDefault(ENVIRONMENT_VARIABLE, "");
    if (section.isEmpty() && dotEnv.containsKey(ENVIRONMENT_VARIABLE)) {
      section = dotEnv.get(ENVIRONMENT_VARIABLE).value();
    }
    return new Settings(
        environment,
        dotEnv,
        ConfigFile.read(path, !named.isEmpty(), section.isEmpty() ? null : section));
  }

  /** The environment with all that is set, by the names of variables. */
  public Map<String, String> environment() {
    Map<String, String> all = new HashMap<>(environment);
    for (SettingValue value : values()) {
      if (value.value() != null) {
        all.put(value.setting().variable(), value.value());
      }
    }
    return Map.copyOf(all);
  }

  /** Everything that can be set, with where it comes from. */
  public List<SettingValue> values() {
    return Stream.of(Setting.values()).map(this::value).toList();
  }

  private SettingValue value(Setting setting) {
    String variable = setting.variable();
    String exported = environment.getOrDefault(variable, "");
    if (!exported.isEmpty()) {
      return new SettingValue(setting, exported, "the environment");
    }
    Variable kept = setting.isOfCredentials() && hasAccessKey() ? null : kept(variable);
    if (kept != null && !kept.value().isEmpty()) {
      return new SettingValue(setting, kept.value(), kept.place().toString());
    }
    Entry entry = setting.key().map(file.entries()::get).orElse(null);
    if (entry != null && !entry.value().isEmpty()) {
      return new SettingValue(setting, resolved(setting, entry), entry.place().toString());
    }
    return new SettingValue(
        setting, setting.standard().orElse(null), setting.standard().isPresent() ? "default" : "");
  }

  /** Parts of two access keys do not make one. */
  private boolean hasAccessKey() {
    return AWS_NAMES.entrySet().stream()
        .flatMap(names -> Stream.of(names.getKey(), names.getValue()))
        .anyMatch(name -> !environment.getOrDefault(name, "").isEmpty());
  }

  private @Nullable Variable kept(String variable) {
    Variable ours = dotEnv.get(variable);
    String other = AWS_NAMES.get(variable);
    return ours == null && other != null ? dotEnv.get(other) : ours;
  }

  /** Paths in the file are meant from where it is. */
  private String resolved(Setting setting, Entry entry) {
    return setting.isPath() ? file.file().resolveSibling(entry.value()).toString() : entry.value();
  }
}
