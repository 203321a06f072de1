package dev.cyclonelariat.cli.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The two sides that must agree: which message was published for which consumer, and what the
 * handlers have done. Neither table has a key, so that nothing hides an effect that happened twice.
 */
final class Ledger {

  private static final String SCHEMA =
      """
      CREATE TABLE published (
        consumer varchar NOT NULL, uuid uuid NOT NULL, business_error boolean NOT NULL);
      CREATE TABLE effects (consumer varchar NOT NULL, uuid uuid NOT NULL)""";

  private static final String PUBLISHED =
      """
      INSERT INTO published (consumer, uuid, business_error) VALUES (?, ?, ?)""";

  private static final String EFFECT =
      """
      INSERT INTO effects (consumer, uuid) VALUES (?, ?)""";

  private static final String HANDLED =
      """
      SELECT COUNT(*) FROM (SELECT DISTINCT consumer, uuid FROM effects)""";

  private static final String HANDLED_TWICE =
      """
      SELECT COUNT(*) FROM (
        SELECT consumer, uuid FROM effects GROUP BY consumer, uuid HAVING COUNT(*) > 1)""";

  private static final String BUSINESS_ERRORS =
      """
      SELECT COUNT(*) FROM inbox_messages WHERE client_error_message IS NOT NULL""";

  private static final String LOST =
      """
      SELECT COUNT(*) FROM (
        (SELECT consumer, uuid FROM published WHERE NOT business_error
          EXCEPT SELECT consumer, uuid FROM effects)
        UNION
        (SELECT consumer, uuid FROM published WHERE business_error
          EXCEPT SELECT consumer, uuid FROM inbox_messages
            WHERE client_error_message IS NOT NULL))""";

  private static final String UNFOUNDED =
      """
      SELECT COUNT(*) FROM (
        SELECT consumer, uuid FROM effects
        EXCEPT SELECT consumer, uuid FROM published WHERE NOT business_error)""";

  private final DataSource dataSource;

  private Ledger(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  static Ledger create(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(SCHEMA);
    }
    return new Ledger(dataSource);
  }

  /**
   * A message that a consumer shall handle once.
   *
   * @param consumer the queue
   */
  record Pair(String consumer, UUID uuid) {}

  /**
   * A pair with what shall come of it.
   *
   * @param businessError whether its handler refuses it, so that it has no effect and is kept
   */
  record Expected(Pair pair, boolean businessError) {}

  /** Notes what was published, each message once for each of its consumers. */
  void published(List<Expected> expected) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      published(connection, expected);
    }
  }

  /** Notes what is published if this transaction commits. */
  static void published(Connection transaction, List<Expected> expected) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(PUBLISHED)) {
      for (Expected one : expected) {
        statement.setString(1, one.pair().consumer());
        statement.setObject(2, one.pair().uuid());
        statement.setBoolean(3, one.businessError());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** What a handler does, inside the transaction it is given. */
  static void effect(Connection transaction, Pair pair) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(EFFECT)) {
      statement.setString(1, pair.consumer());
      statement.setObject(2, pair.uuid());
      statement.executeUpdate();
    }
  }

  /**
   * How the two sides compare.
   *
   * @param handled pairs with an effect
   * @param businessErrors pairs that the inbox keeps for a human
   * @param lost published pairs without the effect they should have, or without the business error
   * @param handledTwice pairs with more than one effect
   * @param unfounded effects that should not be there: of a pair nobody published, or of one that
   *     ended with a business error
   */
  record Balance(long handled, long businessErrors, long lost, long handledTwice, long unfounded) {}

  /** Compares them now. */
  Balance balance() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return new Balance(
          count(connection, HANDLED),
          count(connection, BUSINESS_ERRORS),
          count(connection, LOST),
          count(connection, HANDLED_TWICE),
          count(connection, UNFOUNDED));
    }
  }

  private static long count(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
