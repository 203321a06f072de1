package dev.cyclonelariat.inbox;

import dev.cyclonelariat.jdbc.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
    return read("inbox-" + dialect.id() + ".sql");
  }

  /**
   * The script that makes a table of the gem one that Ruby and Java processes share. It does
   * nothing a second time. Java then uses {@link JdbcInbox#TABLE_SHARED_WITH_RUBY}.
   */
  public static String upgradeScript(GemLayout layout) {
    return read("inbox-postgresql-from-gem-" + layout.id() + ".sql");
  }

  /**
   * Runs the script for the database behind a data source: for tests and first steps.
   *
   * @throws InboxException if the database refuses
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
      throw new InboxException("The inbox's tables could not be created: " + e.getMessage(), e);
    }
  }

  private static String read(String file) {
    try (InputStream script = InboxSchema.class.getResourceAsStream(file)) {
      if (script == null) {
        throw new InboxException("The jar lacks " + file, null);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InboxException("The jar's " + file + " cannot be read", e);
    }
  }
}
