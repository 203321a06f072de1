package dev.cyclonelariat.cli.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.shell.Logging;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Where a database is. It may hold a password, so it is never told.
 *
 * @param text a URL that one of the drivers at hand takes
 */
public record DatabaseUrl(String text) {

  private static final Pattern USER_INFO = Pattern.compile("//[^/?;]*@");
  private static final Pattern H2 = Pattern.compile("jdbc:h2:.*");
  private static final Pattern EMBEDDED_H2 = Pattern.compile("jdbc:h2:(?!tcp:|ssl:).*");
  private static final String CLOSE_ON_EXIT = "DB_CLOSE_ON_EXIT";
  private static final String AUTO_SERVER = "AUTO_SERVER=TRUE";
  private static final String IF_EXISTS = "IFEXISTS";
  private static final long CONNECT_MILLIS = 10_000;

  /** Kept here, since loggers that nobody holds forget their level. */
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  /** MariaDB's driver speaks to MySQL too, but leaves this name to MySQL's own. */
  private static final String MYSQL = "jdbc:mysql:";

  private static final String MARIADB = "jdbc:mariadb:";

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException saying what it should look like, in words that follow the name
   *     of an option
   */
  public static DatabaseUrl parse(String given) {
    if (USER_INFO.matcher(given).find()) {
      throw new IllegalArgumentException(
          "takes no user and password before an @: set LARIAT_DB_USER and LARIAT_DB_PASSWORD");
    }
    String text = given.startsWith(MYSQL) ? MARIADB + given.substring(MYSQL.length()) : given;
    try {
      DriverManager.getDriver(text);
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          "takes the URL of a database, such as jdbc:postgresql://localhost/app,"
              + " jdbc:mariadb://localhost/app or jdbc:h2:~/app;MODE=PostgreSQL;WRITE_DELAY=0",
          e);
    }
    return new DatabaseUrl(text);
  }

  /** The same, which then refuses a database that does not exist, in place of making one. */
  public DatabaseUrl ofExisting() {
    return H2.matcher(text).matches() && !says(IF_EXISTS)
        ? new DatabaseUrl(text + ";" + IF_EXISTS + "=TRUE")
        : this;
  }

  /**
   * Connects to the database.
   *
   * @throws LariatException if that fails, saying why without secrets
   */
  public HikariDataSource open(Login login) {
    // What the driver would log is in its exceptions too, and those are told.
    DRIVER.setLevel(Level.OFF);
    Logging.silence("org.mariadb.jdbc");
    Logging.silence("com.zaxxer.hikari");
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(text);
    config.setUsername(login.user());
    config.setPassword(login.password());
    if (EMBEDDED_H2.matcher(text).matches() && !says(CLOSE_ON_EXIT) && !says(AUTO_SERVER)) {
      // An interrupt lets the command finish first. H2 allows it to one process alone.
      config.addDataSourceProperty(CLOSE_ON_EXIT, "FALSE");
    }
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(CONNECT_MILLIS);
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      // Without the cause, which --verbose would print.
      throw new LariatException(new OpeningTrouble(text, login).explained(e));
    }
  }

  private boolean says(String setting) {
    return text.toUpperCase(Locale.ROOT).contains(setting);
  }

  /** Tells nothing of it. */
  @Override
  public String toString() {
    return "a database's URL";
  }
}
