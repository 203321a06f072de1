package dev.cyclonelariat.inbox;

import dev.cyclonelariat.jdbc.TransactionMark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

/**
 * How handling ends with success, in the transaction that has claimed the message. It makes sure
 * that it is still that transaction: a database error that a handler swallows may have rolled it
 * back, and some drivers then commit without a word.
 */
final class Completion {

  private static final String EXISTS =
      """
      SELECT 1 FROM {table} WHERE {key}""";

  private static final String MARK_PROCESSED =
      """
      UPDATE {table} SET processed_at = ?, handled_ms = ? WHERE attempts = ? AND {key}""";

  private final Layout layout;
  private final Clock clock;
  private final String exists;
  private final String markProcessed;

  Completion(Layout layout, Clock clock) {
    this.layout = layout;
    this.clock = clock;
    this.exists = layout.sql(EXISTS);
    this.markProcessed = layout.sql(MARK_PROCESSED);
  }

  /** Whether the row says all already. */
  static boolean isTold(Claim claim, Duration handled) {
    return claim.isFirst() && handled.compareTo(Layout.WORTH_TELLING) < 0;
  }

  /**
   * Like {@link #complete}, and commits where that comes in the same round trip. Nothing but a
   * commit may follow.
   *
   * @throws InboxException if the claim has been rolled back
   */
  void completeAndMayCommit(Connection connection, RowKey key, Claim claim, Duration handled)
      throws SQLException {
    boolean marked = claim.isFirst() && TransactionMark.isKnownTo(layout.dialect());
    if (!marked || !isTold(claim, handled)) {
      complete(connection, key, claim, handled);
    }
    if (marked) {
      requireClaimed(TransactionMark.commitIfMarked(connection));
    }
  }

  /**
   * Tells the row what a claim has not told it yet.
   *
   * @throws InboxException if the claim has been rolled back
   */
  void complete(Connection connection, RowKey key, Claim claim, Duration handled)
      throws SQLException {
    requireClaimed(
        isTold(claim, handled)
            ? exists(connection, key)
            : markProcessed(connection, key, claim, handled));
  }

  private static void requireClaimed(boolean claimed) {
    if (!claimed) {
      throw new InboxException(
          "The transaction was rolled back while its handler ran, which must let errors of the"
              + " database through, and neither commit nor roll back",
          null);
    }
  }

  private boolean markProcessed(Connection connection, RowKey key, Claim claim, Duration handled)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(markProcessed)) {
      layout.dialect().setTime(statement, 1, clock.instant());
      Layout.bindHandled(statement, 2, handled);
      statement.setInt(3, claim.attempt());
      layout.bindKey(statement, 4, key);
      return statement.executeUpdate() == 1;
    }
  }

  /** Whether the message has a row. */
  boolean exists(Connection connection, RowKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(exists)) {
      layout.bindKey(statement, 1, key);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
