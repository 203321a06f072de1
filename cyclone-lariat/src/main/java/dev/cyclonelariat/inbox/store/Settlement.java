package dev.cyclonelariat.inbox.store;

import dev.cyclonelariat.jdbc.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;

/** What a human decides about a message that was not handled with success; says whether it won. */
final class Settlement {

  private static final String RESOLVE =
      """
      UPDATE {table}
      SET resolution = ?, processed_at = COALESCE(processed_at, ?)
      WHERE (processed_at IS NULL OR client_error_message IS NOT NULL) AND resolution IS NULL
        AND uuid = ? AND COALESCE(consumer, '') = ?""";

  /** Its business error moves to where failures are, so that it is not forgotten. */
  private static final String REOPEN =
      """
      UPDATE {table}
      SET last_error = COALESCE(client_error_message, last_error), client_error_message = NULL,
        client_error_details = NULL, resolution = NULL, processed_at = NULL
      WHERE (processed_at IS NULL OR client_error_message IS NOT NULL OR resolution IS NOT NULL)
        AND uuid = ? AND COALESCE(consumer, '') = ?""";

  private final Database database;
  private final Dialect dialect;
  private final Clock clock;

  Settlement(Database database, Clock clock) {
    this.database = database;
    this.dialect = database.dialect();
    this.clock = clock;
  }

  boolean resolve(StoredMessage message, String note) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = prepare(connection, RESOLVE)) {
            dialect.setText(statement, 1, note);
            dialect.setTime(statement, 2, clock.instant());
            return update(statement, 3, message);
          }
        });
  }

  boolean reopen(StoredMessage message) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = prepare(connection, REOPEN)) {
            return update(statement, 1, message);
          }
        });
  }

  private PreparedStatement prepare(Connection connection, String template) throws SQLException {
    return connection.prepareStatement(database.sql(template));
  }

  private boolean update(PreparedStatement statement, int at, StoredMessage message)
      throws SQLException {
    dialect.setUuid(statement, at, message.message().uuid());
    statement.setString(at + 1, Objects.requireNonNullElse(message.consumer(), ""));
    return statement.executeUpdate() == 1;
  }
}
