package dev.cyclonelariat.inbox.store;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.Keyset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads action logs in the order in which the messages were sent, each message once however many
 * consumers have it. Each branch takes the next rows from an index of its own.
 */
final class ActionLogReader {

  private static final Instant NO_END = Instant.parse("9999-12-31T23:59:59.999999Z");

  private static final String BRANCH =
      """
      (SELECT uuid, sent_at FROM {table}
       WHERE {side}_uuid = ? AND {side}_type = ?
         AND sent_at >= ? AND (sent_at > ? OR uuid > ?) AND sent_at < ?
       ORDER BY sent_at, uuid LIMIT ?)""";

  /** Distinct, so that a request of many messages does not fill the limit with one of them. */
  private static final String REQUESTS_BRANCH =
      """
      (SELECT DISTINCT joined.uuid, joined.sent_at FROM {table} about
       JOIN {table} joined ON joined.request_id = about.request_id
       WHERE about.{side}_uuid = ? AND about.{side}_type = ?
         AND joined.sent_at >= ? AND (joined.sent_at > ? OR joined.uuid > ?)
         AND joined.sent_at < ?
       ORDER BY joined.sent_at, joined.uuid LIMIT ?)""";

  private static final String PAGE =
      """
      SELECT {columns} FROM {table}
      WHERE uuid IN (SELECT uuid FROM ({branches}) found)
        AND sent_at >= ? AND (sent_at > ? OR uuid > ?) AND sent_at < ?
      ORDER BY sent_at, uuid, consumer LIMIT ?""";

  private final Database database;
  private final Dialect dialect;
  private final Rows rows;

  ActionLogReader(Database database) {
    this.database = database;
    this.dialect = database.dialect();
    this.rows = new Rows(dialect);
  }

  Stream<StoredMessage> stream(ActionLog log) {
    List<String> branches = branches(log);
    String sql =
        database
            .sql(PAGE.replace("{branches}", String.join("\nUNION\n", branches)))
            .replace("{columns}", Rows.COLUMNS)
            .replace("{table}", database.table());
    return Keyset.<Found>stream(
            last -> database.run(connection -> page(connection, sql, branches.size(), log, last)))
        .map(Found::message);
  }

  private List<String> branches(ActionLog log) {
    List<String> sides =
        switch (log.side()) {
          case SUBJECT -> List.of("subject");
          case OBJECT -> List.of("object");
          case EITHER -> List.of("subject", "object");
        };
    List<String> branches = new ArrayList<>();
    for (String side : sides) {
      branches.add(BRANCH.replace("{side}", side));
      if (log.withRequests()) {
        branches.add(REQUESTS_BRANCH.replace("{side}", side));
      }
    }
    return branches;
  }

  /** A message with the time of its row, which may be finer than a message's own. */
  private record Found(StoredMessage message, Instant sentAt) {}

  private List<Found> page(
      Connection connection, String sql, int branches, ActionLog log, @Nullable Found last)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int at = 1;
      for (int i = 0; i < branches; i++) {
        dialect.setUuid(statement, at++, log.entity().uuid());
        statement.setString(at++, log.entity().type());
        at = bindSpan(statement, at, log, last);
      }
      bindSpan(statement, at, log, last);
      return once(
          Keyset.page(statement, Rows.LARGE, row -> new Found(rows.read(row), rows.sentAt(row))));
    }
  }

  private int bindSpan(PreparedStatement statement, int from, ActionLog log, @Nullable Found last)
      throws SQLException {
    int at = from;
    Instant sent = last == null ? log.from() : last.sentAt();
    dialect.setTime(statement, at++, sent);
    dialect.setTime(statement, at++, sent);
    dialect.setUuid(
        statement, at++, last == null ? new UUID(0, 0) : last.message().message().uuid());
    dialect.setTime(statement, at++, Objects.requireNonNullElse(log.until(), NO_END));
    statement.setInt(at++, Keyset.PAGE);
    return at;
  }

  private static List<Found> once(List<Found> page) {
    List<Found> messages = new ArrayList<>();
    UUID before = null;
    for (Found found : page) {
      UUID uuid = found.message().message().uuid();
      if (!uuid.equals(before)) {
        messages.add(found);
      }
      before = uuid;
    }
    return messages;
  }
}
