package dev.cyclonelariat.cli.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.jdbc.DatabaseAddress;
import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.SqlErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/**
 * A database with what a store keeps in it, for the life of one command.
 *
 * @param <S> the store
 */
public abstract sealed class StoreDatabase<S> implements AutoCloseable
    permits InboxDatabase, OutboxDatabase {

  private final HikariDataSource connections;
  private final S store;
  private final DatabaseTrouble trouble;

  /** Closes the connections when it is closed itself, or cannot be made. */
  StoreDatabase(HikariDataSource connections, StoreTables tables, StoreOf<S> store) {
    this.connections = connections;
    try (Connection connection = connections.getConnection()) {
      this.trouble =
          new DatabaseTrouble(
              Dialect.of(connection),
              DatabaseAddress.of(connection),
              tables,
              () -> Stream.of(tables.messages(), tables.parked()).filter(this::isMissing).toList());
      connection.close();
      this.store = store.in(connections);
    } catch (SQLException e) {
      connections.close();
      throw new LariatException(
          "The " + tables.owner() + "'s database cannot be used: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  private boolean isMissing(String table) {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT 1 FROM " + table + " WHERE 1 = 0").close();
      return false;
    } catch (SQLException e) {
      return SqlErrors.isMissingTable(e);
    }
  }

  /** Its connections. */
  final HikariDataSource connections() {
    return connections;
  }

  /**
   * Does something with the store.
   *
   * @throws LariatException if the database refuses, with the remedy
   */
  public final <T> T use(Use<S, T> use) throws Exception {
    try {
      return use.of(store);
    } catch (LariatException e) {
      throw trouble.explained(e);
    }
  }

  @Override
  public final void close() {
    connections.close();
  }

  /** Makes a store of what a database holds. */
  @FunctionalInterface
  interface StoreOf<S> {

    /** The store. */
    S in(HikariDataSource connections);
  }

  /**
   * Something that is done with a store.
   *
   * @param <S> the store
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Use<S, T> {

    /** Does it. */
    T of(S store) throws Exception;
  }
}
