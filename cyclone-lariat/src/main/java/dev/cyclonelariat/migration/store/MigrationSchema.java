package dev.cyclonelariat.migration.store;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;

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
    return create(dialect).text();
  }

  /** The script that makes the table of the Ruby gem one that Ruby and Java share. */
  public static String upgradeScript(Dialect dialect) {
    return upgrade(dialect).text();
  }

  /** Creates what is missing, also when several processes do so at the same time. */
  static void prepare(Connection connection, Dialect dialect) throws SQLException {
    for (int attempt = 1; Layout.of(connection) != Layout.OURS; attempt++) {
      try {
        if (Layout.of(connection) == Layout.GEM) {
          upgrade(dialect).run(connection);
        }
        create(dialect).run(connection);
      } catch (SQLException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static SqlScript create(Dialect dialect) {
    return read("migrations-" + dialect.id() + ".sql");
  }

  private static SqlScript upgrade(Dialect dialect) {
    return read("migrations-" + dialect.id() + "-from-gem.sql");
  }

  private static SqlScript read(String file) {
    return SqlScript.beside(MigrationSchema.class, file);
  }
}
