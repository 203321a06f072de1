package dev.cyclonelariat.outbox;

import dev.cyclonelariat.jdbc.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The scripts that create the outbox's tables. They are plain SQL files in this package of the jar,
 * one for each database ({@code outbox-postgresql.sql}, {@code outbox-mysql.sql}, {@code
 * outbox-h2.sql}), for Flyway, Liquibase or a human; and one that upgrades the gem's table ({@code
 * outbox-postgresql-from-gem.sql}).
 */
public final class OutboxSchema {

  private OutboxSchema() {}

  /** The script for a database. It does nothing where the tables exist. */
  public static String script(Dialect dialect) {
    return read("outbox-" + dialect.id() + ".sql");
  }

  /**
   * The script that upgrades the gem's table on PostgreSQL, with all that lies in it. It does
   * nothing a second time.
   */
  public static String upgradeScript() {
    return read("outbox-postgresql-from-gem.sql");
  }

  /**
   * Runs the script for the database behind a data source: for tests and first steps.
   *
   * @throws OutboxException if the database refuses
   */
  public static void create(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String command : script(Dialect.of(connection)).split(";\\R", -1)) {
        if (!command.isBlank()) {
          statement.execute(command);
        }
      }
    } catch (SQLException e) {
      throw new OutboxException("The outbox's tables could not be created: " + e.getMessage(), e);
    }
  }

  private static String read(String file) {
    try (InputStream script = OutboxSchema.class.getResourceAsStream(file)) {
      if (script == null) {
        throw new OutboxException("The jar lacks " + file, null);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new OutboxException("The jar's " + file + " cannot be read", e);
    }
  }
}
