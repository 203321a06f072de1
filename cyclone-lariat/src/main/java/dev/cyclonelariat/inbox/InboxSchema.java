package dev.cyclonelariat.inbox;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The scripts that create the inbox's tables. They are plain SQL files in this package of the jar,
 * one for each database ({@code inbox-postgresql.sql}, {@code inbox-mysql.sql}, {@code
 * inbox-h2.sql}), for Flyway, Liquibase or a human; and those that let Ruby processes share an
 * inbox ({@code inbox-postgresql-from-gem-sequel.sql}, {@code …-active-record.sql}).
 */
public final class InboxSchema {

  private InboxSchema() {}

  /** The script for a database. It does nothing where the tables exist. */
  public static String script(Dialect dialect) {
    return of(dialect).text();
  }

  /**
   * The script that makes a table of the gem one that Ruby and Java processes share. It does
   * nothing a second time. Java then uses {@link JdbcInbox#TABLE_SHARED_WITH_RUBY}.
   */
  public static String upgradeScript(GemLayout layout) {
    return read("inbox-postgresql-from-gem-" + layout.id() + ".sql").text();
  }

  /**
   * Runs the script for the database behind a data source: for tests and first steps.
   *
   * @throws InboxException if the database refuses
   */
  public static void create(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      of(Dialect.of(connection)).run(connection);
    } catch (SQLException e) {
      throw new InboxException("The inbox's tables could not be created: " + e.getMessage(), e);
    }
  }

  private static SqlScript of(Dialect dialect) {
    return read("inbox-" + dialect.id() + ".sql");
  }

  private static SqlScript read(String file) {
    return SqlScript.beside(InboxSchema.class, file);
  }
}
