package dev.cyclonelariat.cli.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.jdbc.DatabaseAddress;
import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.SqlErrors;
import dev.cyclonelariat.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The database of an inbox, for the life of one command. */
public final class InboxDatabase implements AutoCloseable {

  private final HikariDataSource connections;
  private final InboxStore store;
  private final DatabaseTrouble trouble;

  private InboxDatabase(HikariDataSource connections, InboxStore store, DatabaseTrouble trouble) {
    this.connections = connections;
    this.store = store;
    this.trouble = trouble;
  }

  static InboxDatabase open(DatabaseUrl url, Login login, String table, String parkedTable) {
    HikariDataSource connections = url.open(login);
    try (Connection connection = connections.getConnection()) {
      DatabaseTrouble trouble =
          new DatabaseTrouble(
              Dialect.of(connection),
              DatabaseAddress.of(connection),
              () -> missing(connections, List.of(table, parkedTable)),
              table);
      connection.close();
      return new InboxDatabase(
          connections, InboxStore.of(Transactions.of(connections), table, parkedTable), trouble);
    } catch (SQLException e) {
      connections.close();
      throw new LariatException("The inbox's database cannot be used: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  private static List<String> missing(DataSource connections, List<String> tables) {
    return tables.stream().filter(table -> isMissing(connections, table)).toList();
  }

  private static boolean isMissing(DataSource connections, String table) {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT 1 FROM " + table + " WHERE 1 = 0").close();
      return false;
    } catch (SQLException e) {
      return SqlErrors.isMissingTable(e);
    }
  }

  /**
   * Does something with the inbox.
   *
   * @throws LariatException if the database refuses, with the remedy
   */
  public <T> T use(Use<T> use) throws Exception {
    try {
      return use.of(store);
    } catch (LariatException e) {
      throw trouble.explained(e);
    }
  }

  @Override
  public void close() {
    connections.close();
  }

  /**
   * Something that is done with an inbox.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Use<T> {

    /** Does it. */
    T of(InboxStore store) throws Exception;
  }
}
