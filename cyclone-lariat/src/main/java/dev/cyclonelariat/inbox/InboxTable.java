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
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table of received messages: its statements, each a transition of one row. */
final class InboxTable {

  private static final String EXISTS =
      """
      SELECT 1 FROM {table} WHERE {key}""";

  private static final String LOCK =
      """
      SELECT processed_at FROM {table} WHERE {key} FOR UPDATE""";

  private static final String MARK_PROCESSED =
      """
      UPDATE {table}
      SET processed_at = ?, handled_ms = ?, attempts = attempts + ?
      WHERE {key}""";

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
  private final String insert;
  private final String exists;
  private final String lock;
  private final String markProcessed;
  private final String markBusinessError;
  private final String markFailed;

  InboxTable(Layout layout, LockWait lockWait, Clock clock) {
    this.layout = layout;
    this.dialect = layout.dialect();
    this.lockWait = lockWait;
    this.clock = clock;
    this.insertion = new Insertion(layout);
    this.insert = lockWait.around(insertion.sql());
    this.exists = layout.sql(EXISTS);
    this.lock = lockWait.around(layout.sql(LOCK));
    this.markProcessed = layout.sql(MARK_PROCESSED);
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
          return lock(connection, entry);
        });
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
          return lock(connection, entry) == Claim.DONE_BEFORE;
        });
  }

  /**
   * Makes sure that what was done can be committed, whatever errors the handler has swallowed:
   * PostgreSQL's driver says nothing when its commit undoes a transaction.
   */
  void confirm(Connection connection) throws SQLException {
    if (dialect.undoesAfterErrors()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT 1");
      }
    }
  }

  /** What a claim has not told the row yet: the attempt, and how long it took. */
  void markProcessed(Connection connection, RowKey key, Claim claim, Duration handled)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(markProcessed)) {
      dialect.setTime(statement, 1, clock.instant());
      Layout.bindHandled(statement, 2, handled);
      statement.setInt(3, claim == Claim.AGAIN ? 1 : 0);
      layout.bindKey(statement, 4, key);
      statement.executeUpdate();
    }
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
    if (dialect.looksBeforeInsert() && exists(connection, entry.key())) {
      return false;
    }
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      insertion.bindProcessed(statement, entry, clock.instant());
      return Results.changed(statement) == 1;
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
    if (dialect.looksBeforeInsert() && exists(connection, entry.key())) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      insertion.bindUnprocessed(statement, entry, clock.instant());
      statement.execute();
    }
  }

  private Claim lock(Connection connection, Entry entry) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(lock)) {
      layout.bindKey(statement, 1, entry.key());
      try (ResultSet row = Results.rows(statement)) {
        return row.next() && row.getObject(1) != null ? Claim.DONE_BEFORE : Claim.AGAIN;
      }
    }
  }

  private boolean exists(Connection connection, RowKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(exists)) {
      layout.bindKey(statement, 1, key);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
