package dev.cyclonelariat.outbox;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;
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
    return of(dialect).text();
  }

  /**
   * The script that upgrades the gem's table on PostgreSQL, with all that lies in it. It does
   * nothing a second time.
   */
  public static String upgradeScript() {
    return SqlScript.beside(OutboxSchema.class, "outbox-postgresql-from-gem.sql").text();
  }

  /**
   * Runs the script for the database behind a data source: for tests and first steps.
   *
   * @throws OutboxException if the database refuses
   */
  public static void create(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      of(Dialect.of(connection)).run(connection);
    } catch (SQLException e) {
      throw new OutboxException("The outbox's tables could not be created: " + e.getMessage(), e);
    }
  }

  private static SqlScript of(Dialect dialect) {
    return SqlScript.beside(OutboxSchema.class, "outbox-" + dialect.id() + ".sql");
  }
}
