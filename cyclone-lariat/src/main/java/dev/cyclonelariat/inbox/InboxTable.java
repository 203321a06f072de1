package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.UnstorableMessageException;
import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.LockWait;
import dev.cyclonelariat.jdbc.Results;
import dev.cyclonelariat.message.ClientError;
import dev.cyclonelariat.message.MessageCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table of received messages: its statements, each a transition of one row. */
final class InboxTable {

  private static final String LOCK =
      """
      SELECT processed_at, attempts FROM {table} WHERE {key} FOR UPDATE""";

  private static final String BEGIN_ATTEMPT =
      """
      UPDATE {table} SET attempts = attempts + 1 WHERE {key}""";

  private static final String MARK_BUSINESS_ERROR =
      """
      UPDATE {table}
      SET processed_at = ?, handled_ms = ?, attempts = attempts + 1,
        client_error_message = ?, client_error_details = {json}
      WHERE {key}""";

  private static final String MARK_FAILED =
      """
      UPDATE {table}
      SET last_error = ?, handled_ms = ?, attempts = attempts + 1
      WHERE processed_at IS NULL AND {key}""";

  private final Layout layout;
  private final Dialect dialect;
  private final LockWait lockWait;
  private final Clock clock;
  private final Insertion insertion;
  private final Completion completion;
  private final String insert;
  private final String lock;
  private final String beginAttempt;
  private final String markBusinessError;
  private final String markFailed;

  InboxTable(Layout layout, LockWait lockWait, Clock clock) {
    this.layout = layout;
    this.dialect = layout.dialect();
    this.lockWait = lockWait;
    this.clock = clock;
    this.insertion = new Insertion(layout);
    this.completion = new Completion(layout, clock);
    this.insert = lockWait.aroundInsert(insertion.sql());
    this.lock = lockWait.around(layout.sql(LOCK));
    this.beginAttempt = layout.sql(BEGIN_ATTEMPT);
    this.markBusinessError = layout.sql(MARK_BUSINESS_ERROR);
    this.markFailed = layout.sql(MARK_FAILED);
  }

  Dialect dialect() {
    return dialect;
  }

  /**
   * Makes or locks the message's row, behind other transactions that handle it, for a bounded time.
   * What is made says that the first attempt was a success: others see it only if it was.
   *
   * @throws PutOffException if another transaction takes longer
   * @throws UnstorableMessageException if the message can never be stored
   */
  Claim claim(Connection connection, Entry entry) throws SQLException {
    return waiting(
        connection,
        () -> {
          if (!dialect.tellsWhetherInserted()) {
            insertUnprocessed(connection, entry);
          } else if (insertProcessed(connection, entry)) {
            return Claim.FIRST;
          }
          Claim claim = lock(connection, entry);
          if (!claim.isDoneBefore()) {
            beginAttempt(connection, entry.key());
          }
          return claim;
        });
  }

  private void beginAttempt(Connection connection, RowKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(beginAttempt)) {
      layout.bindKey(statement, 1, key);
      statement.executeUpdate();
    }
  }

  /**
   * Like {@link #claim}, for several messages, as far as possible in one round trip. Of one that
   * came twice the second is done before.
   */
  List<Claim> claimAll(Connection connection, List<Entry> entries) throws SQLException {
    boolean atOnce = dialect.tellsWhetherInserted() && !dialect.looksBeforeInsert();
    int[] inserted = atOnce ? insertAllProcessed(connection, entries) : new int[entries.size()];
    Set<RowKey> seen = new HashSet<>();
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < inserted.length; i++) {
      Entry entry = entries.get(i);
      if (!seen.add(entry.key())) {
        claims.add(Claim.DONE_BEFORE);
      } else {
        claims.add(inserted[i] == 1 ? Claim.FIRST : claim(connection, entry));
      }
    }
    return claims;
  }

  /**
   * Makes the message's row as not processed if there is none, and locks it: for what is told to it
   * in the same transaction.
   *
   * @return whether it is processed already
   * @throws PutOffException if another transaction holds it too long
   * @throws UnstorableMessageException if the message can never be stored
   */
  boolean lockOrMake(Connection connection, Entry entry) throws SQLException {
    return waiting(
        connection,
        () -> {
          insertUnprocessed(connection, entry);
          return lock(connection, entry).isDoneBefore();
        });
  }

  /** How a claim ends with success. */
  Completion completion() {
    return completion;
  }

  void markBusinessError(Connection connection, RowKey key, ClientError error, Duration handled)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(markBusinessError)) {
      dialect.setTime(statement, 1, clock.instant());
      Layout.bindHandled(statement, 2, handled);
      dialect.setText(statement, 3, error.message());
      dialect.setJson(statement, 4, MessageCodec.encodeTree(error.details()));
      layout.bindKey(statement, 5, key);
      statement.executeUpdate();
    }
  }

  /** Never touches a row that is processed. */
  void markFailed(Connection connection, RowKey key, String error, Duration handled)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(markFailed)) {
      dialect.setText(statement, 1, error);
      Layout.bindHandled(statement, 2, handled);
      layout.bindKey(statement, 3, key);
      statement.executeUpdate();
    }
  }

  private <T> T waiting(Connection connection, LockWait.Statements<T> statements)
      throws SQLException {
    return claiming(() -> lockWait.bound(connection, statements));
  }

  /** A time-out is no failure: it says that the message is being handled elsewhere. */
  private <T> T claiming(LockWait.Statements<T> statements) throws SQLException {
    try {
      return statements.run();
    } catch (SQLException e) {
      if (dialect.isLockTimeout(e)) {
        throw new PutOffException(e);
      } else if (dialect.refusesValue(e)) {
        throw new UnstorableMessageException(
            "has a value that the inbox's database cannot keep (SQLState " + e.getSQLState() + ")",
            e);
      }
      throw e;
    }
  }

  private boolean insertProcessed(Connection connection, Entry entry) throws SQLException {
    if (dialect.looksBeforeInsert() && completion.exists(connection, entry.key())) {
      return false;
    }
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      insertion.bindProcessed(statement, entry, clock.instant());
      return lockWait.inserted(statement);
    }
  }

  private int[] insertAllProcessed(Connection connection, List<Entry> entries) throws SQLException {
    return claiming(() -> lockWait.boundAll(connection, () -> executeInserts(connection, entries)));
  }

  private int[] executeInserts(Connection connection, List<Entry> entries) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insertion.sql())) {
      Instant now = clock.instant();
      for (Entry entry : entries) {
        insertion.bindProcessed(statement, entry, now);
        statement.addBatch();
      }
      return statement.executeBatch();
    }
  }

  private void insertUnprocessed(Connection connection, Entry entry) throws SQLException {
    if (dialect.looksBeforeInsert() && completion.exists(connection, entry.key())) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      insertion.bindUnprocessed(statement, entry, clock.instant());
      lockWait.inserted(statement);
    }
  }

  private Claim lock(Connection connection, Entry entry) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(lock)) {
      layout.bindKey(statement, 1, entry.key());
      try (ResultSet row = Results.rows(statement)) {
        if (!row.next()) {
          throw new InboxException("The row of " + entry + " has been deleted meanwhile", null);
        }
        return row.getObject(1) != null ? Claim.DONE_BEFORE : Claim.again(row.getInt(2) + 1);
      }
    }
  }
}
