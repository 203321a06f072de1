package dev.cyclonelariat.kill;

import dev.cyclonelariat.inbox.InboxSchema;
import dev.cyclonelariat.outbox.OutboxSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the database knows of all transactions, whoever has died. No number is given out twice: one
 * that is not among the committed was rolled back. No key keeps an effect from being there twice.
 */
final class ServiceLedger {

  private static final String TABLES =
      """
      CREATE SEQUENCE numbers;
      CREATE TABLE committed (n bigint NOT NULL, group_id text, turn bigserial);
      CREATE TABLE effects (
        id bigserial, queue text NOT NULL, n bigint NOT NULL, group_id text, process text NOT NULL)""";

  private static final String FORGET =
      """
      TRUNCATE committed, effects, inbox_messages, outbox_parked;
      ALTER SEQUENCE numbers RESTART""";

  private final DataSource database;

  private ServiceLedger(DataSource database) {
    this.database = database;
  }

  static ServiceLedger create(String url) throws SQLException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setURL(url);
    InboxSchema.create(database);
    OutboxSchema.create(database);
    ServiceLedger ledger = new ServiceLedger(database);
    ledger.execute(TABLES);
    return ledger;
  }

  void forget() throws SQLException {
    execute(FORGET);
  }

  static long nextNumber(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT nextval('numbers')")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Whoever adds to the group waits by now, so that turns are in the order of commits. */
  static void committing(Connection connection, long n, String group) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO committed (n, group_id) VALUES (?, ?)")) {
      insert.setLong(1, n);
      insert.setString(2, group);
      insert.executeUpdate();
    }
  }

  static void effect(Connection connection, String queue, long n, String group, String process)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO effects (queue, n, group_id, process) VALUES (?, ?, ?, ?)")) {
      insert.setString(1, queue);
      insert.setLong(2, n);
      insert.setString(3, group);
      insert.setString(4, process);
      insert.executeUpdate();
    }
  }

  /** A number that a query gives. */
  long count(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
