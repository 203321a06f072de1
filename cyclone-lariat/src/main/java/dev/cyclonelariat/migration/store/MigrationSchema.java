package dev.cyclonelariat.migration.store;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.migration.journal.VersionStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The scripts that create the tables. They are plain SQL files in this package of the jar, one for
 * each database ({@code migrations-postgresql.sql}, {@code migrations-mysql.sql}, {@code
 * migrations-h2.sql}), for Flyway, Liquibase or a human, and one each that upgrades the table of
 * the Ruby gem ({@code migrations-postgresql-from-gem.sql}, …). {@link JdbcVersionStore} runs them
 * by itself.
 */
public final class MigrationSchema {

  /** As often as this another process can get in the way; each time it has come further. */
  private static final int ATTEMPTS = 10;

  private MigrationSchema() {}

  /** The script for a database. It does nothing where the tables exist. */
  public static String script(Dialect dialect) {
    return read("migrations-" + dialect.id() + ".sql");
  }

  /** The script that makes the table of the Ruby gem one that Ruby and Java share. */
  public static String upgradeScript(Dialect dialect) {
    return read("migrations-" + dialect.id() + "-from-gem.sql");
  }

  /** Creates what is missing, also when several processes do so at the same time. */
  static void prepare(Connection connection, Dialect dialect) throws SQLException {
    for (int attempt = 1; Layout.of(connection) != Layout.OURS; attempt++) {
      try {
        if (Layout.of(connection) == Layout.GEM) {
          run(connection, upgradeScript(dialect));
        }
        run(connection, script(dialect));
      } catch (SQLException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static void run(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String command : script.split(";\\R", -1)) {
        if (!command.isBlank()) {
          statement.execute(command);
        }
      }
    }
  }

  private static String read(String file) {
    try (InputStream script = MigrationSchema.class.getResourceAsStream(file)) {
      if (script == null) {
        throw new VersionStoreException("The jar lacks " + file, null);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new VersionStoreException("The jar's " + file + " cannot be read", e);
    }
  }
}
