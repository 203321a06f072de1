package dev.cyclonelariat.inbox;

import dev.cyclonelariat.jdbc.Dialect;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;

/**
 * How the table looks that statements are for.
 *
 * @param table its name
 * @param sharedWithRuby whether its key is the uuid alone, as the gem's, in place of uuid and
 *     consumer
 */
record Layout(String table, Dialect dialect, boolean sharedWithRuby) {

  /** Rows do not say how long shorter handling took: telling it would cost more than it did. */
  static final Duration WORTH_TELLING = Duration.ofMillis(10);

  /**
   * Fills in {@code {table}}, {@code {key}} (a condition), {@code {json}} (a parameter), {@code
   * {unless present}}, {@code {now}} and {@code {millis from now}} (with a parameter).
   */
  String sql(String template) {
    return template
        .replace("{table}", table)
        .replace("{key}", sharedWithRuby ? "uuid = ?" : "uuid = ? AND consumer = ?")
        .replace("{json}", dialect.jsonParameter())
        .replace("{unless present}", dialect.unlessPresent("uuid"))
        .replace("{now}", dialect.now())
        .replace("{millis from now}", dialect.millisFromNow());
  }

  /** Binds the parameters of {@code {key}}, which are the last of their statement. */
  void bindKey(PreparedStatement statement, int at, RowKey key) throws SQLException {
    dialect.setUuid(statement, at, key.uuid());
    if (!sharedWithRuby) {
      statement.setString(at + 1, key.consumer());
    }
  }

  /** Binds how long handling took, if that is worth telling. */
  static void bindHandled(PreparedStatement statement, int at, Duration handled)
      throws SQLException {
    statement.setObject(
        at, handled.compareTo(WORTH_TELLING) < 0 ? null : handled.toMillis(), Types.BIGINT);
  }
}
