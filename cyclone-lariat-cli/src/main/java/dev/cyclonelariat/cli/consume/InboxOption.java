package dev.cyclonelariat.cli.consume;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.LariatException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that names the database of an inbox. */
final class InboxOption {

  private static final Pattern USER_INFO = Pattern.compile("//[^/?;]*@");
  private static final Pattern EMBEDDED_H2 = Pattern.compile("jdbc:h2:(?!tcp:|ssl:).*");

  private static final String CLOSE_ON_EXIT = "DB_CLOSE_ON_EXIT";
  private static final long CONNECT_MILLIS = 10_000;

  /** Kept here, since loggers that nobody holds forget their level. */
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--inbox",
      paramLabel = "JDBC_URL",
      description =
          "Take each message once, as the inbox of this PostgreSQL or H2 database knows;"
              + " duplicates are skipped. Its table is created if missing.")
  private @Nullable String url;

  boolean isGiven() {
    return url != null;
  }

  /** Connects to the database, as the environment says unless the URL does. */
  HikariDataSource open(Map<String, String> environment) {
    String given = checked(String.valueOf(url));
    // What the driver would log is in its exceptions too, and those are told.
    DRIVER.setLevel(Level.OFF);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(given);
    config.setUsername(environment.get("LARIAT_DB_USER"));
    config.setPassword(environment.get("LARIAT_DB_PASSWORD"));
    if (EMBEDDED_H2.matcher(given).matches()
        && !given.toUpperCase(Locale.ROOT).contains(CLOSE_ON_EXIT)) {
      // An interrupt lets the command finish first.
      config.addDataSourceProperty(CLOSE_ON_EXIT, "FALSE");
    }
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(CONNECT_MILLIS);
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      // Without the cause, which --verbose would print.
      throw new LariatException("The inbox's database cannot be opened: " + reason(e, given));
    }
  }

  private String checked(String given) {
    if (USER_INFO.matcher(given).find()) {
      throw misuse(
          "takes no user and password before an @: set LARIAT_DB_USER and LARIAT_DB_PASSWORD");
    }
    try {
      DriverManager.getDriver(given);
    } catch (SQLException e) {
      throw misuse(
          "takes the URL of a database, such as jdbc:postgresql://localhost/app or"
              + " jdbc:h2:~/app;MODE=PostgreSQL");
    }
    return given;
  }

  private ParameterException misuse(String what) {
    return new ParameterException(spec.commandLine(), "--inbox " + what);
  }

  /** Drivers repeat the URL, which may hold a password. */
  private static String reason(Throwable e, String url) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).replace(url, "the URL");
  }
}
