package dev.cyclonelariat.cli.config;

import dev.cyclonelariat.resource.MissingSettingException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that can be set for all commands. */
public enum Setting {
  /** This application, in the names of topics and queues. */
  PUBLISHER("publisher", "APP_NAME"),
  /** The installation: production, stage, test. */
  INSTANCE("instance", "INSTANCE"),
  /** The AWS region. */
  REGION("region", "AWS_REGION"),
  /** The AWS account. */
  ACCOUNT("account", "AWS_ACCOUNT_ID"),
  /** What answers in place of AWS. */
  ENDPOINT("endpoint", "AWS_ENDPOINT_URL"),
  /** The AWS access key's id. */
  ACCESS_KEY(null, "AWS_KEY"),
  /** The AWS access key's secret. */
  SECRET_KEY(null, "AWS_SECRET_KEY"),
  /** What a temporary access key needs beside. */
  SESSION_TOKEN(null, "AWS_SESSION_TOKEN"),
  /** The JDBC URL of the database. */
  DATABASE("db", "LARIAT_DB_URL"),
  /** Who connects to the database. */
  DATABASE_USER("db-user", "LARIAT_DB_USER"),
  /** The password of the database. */
  DATABASE_PASSWORD(null, "LARIAT_DB_PASSWORD"),
  /** The file that remembers migrations where no database does. */
  STATE_FILE("state-file", "LARIAT_STATE_FILE"),
  /** The folder of migrations. */
  MIGRATIONS("dir", "LARIAT_DIR", "lariat/migrate"),
  /** The built application whose migrations are run in place of the folder's. */
  JAR("jar", "LARIAT_JAR");

  private static final List<Setting> CREDENTIALS = List.of(ACCESS_KEY, SECRET_KEY, SESSION_TOKEN);
  private static final List<Setting> PATHS = List.of(STATE_FILE, MIGRATIONS, JAR);

  private final @Nullable String key;
  private final String variable;
  private final @Nullable String standard;

  Setting(@Nullable String key, String variable) {
    this(key, variable, null);
  }

  Setting(@Nullable String key, String variable, @Nullable String standard) {
    this.key = key;
    this.variable = variable;
    this.standard = standard;
  }

  /** What it is called in {@code lariat.yml}; empty for secrets, which may not stand there. */
  public Optional<String> key() {
    return Optional.ofNullable(key);
  }

  /** What it is called in the environment. */
  public String variable() {
    return variable;
  }

  /** How to set what is missing, where the command has an option for it. */
  public static String remedy(MissingSettingException missing) {
    return "say --"
        + missing.setting()
        + ", set "
        + missing.setting()
        + " in lariat.yml, or "
        + missing.variable()
        + " in the environment";
  }

  /** What counts where nothing is set. */
  Optional<String> standard() {
    return Optional.ofNullable(standard);
  }

  /** Whether it belongs to the access key, whose parts must come from one place. */
  boolean isOfCredentials() {
    return CREDENTIALS.contains(this);
  }

  boolean isPath() {
    return PATHS.contains(this);
  }

  /** What can be told of a value of it. */
  String shown(String value) {
    if (key == null) {
      return "(set)";
    }
    return this == DATABASE ? withoutParameters(value) : value;
  }

  /** They, and what stands before an @, may be passwords. */
  private static String withoutParameters(String url) {
    return url.replaceFirst("//[^/?;]*@", "//…@").replaceFirst("([?;]).*", "$1…");
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(setting -> setting.key).filter(Objects::nonNull).toList();
  }
}
