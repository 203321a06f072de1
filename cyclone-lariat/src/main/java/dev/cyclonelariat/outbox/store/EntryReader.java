package dev.cyclonelariat.outbox.store;

import dev.cyclonelariat.jdbc.Keyset;
import dev.cyclonelariat.outbox.store.OutboxRows.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads entries, page by page. */
final class EntryReader {

  /** A row without lease that waits for so long waits for a human. */
  private static final long BLOCKED_MS = 10L * 365 * 24 * 3600 * 1000;

  private static final String MESSAGES =
      """
      SELECT {columns},
        CASE WHEN available_at <= {now + ms} THEN 'READY'
          WHEN lease_owner IS NOT NULL THEN 'LEASED'
          WHEN available_at > {now + ms} THEN 'BLOCKED'
          ELSE 'DELAYED' END AS state, available_at
      FROM {messages} WHERE
      """;

  private static final String BEHIND =
      """
      (lane, id) > (?, ?) {condition} ORDER BY lane, id LIMIT ?""";

  private static final String PARKED =
      """
      SELECT {columns}, 'PARKED' AS state, parked_at FROM {parked} WHERE
      """;

  private static final String PARKED_BEHIND =
      """
      id > ? ORDER BY id LIMIT ?""";

  private static final String OF_UUID = " uuid = ? ORDER BY id";

  private static final String FAILED = "AND sending_error IS NOT NULL";

  private final OutboxTables tables;
  private final OutboxRows rows;

  EntryReader(OutboxTables tables) {
    this.tables = tables;
    this.rows = new OutboxRows(tables.dialect());
  }

  Stream<OutboxEntry> messages() {
    return messages("");
  }

  Stream<OutboxEntry> failed() {
    return messages(FAILED);
  }

  private Stream<OutboxEntry> messages(String condition) {
    String sql = sql(MESSAGES + BEHIND.replace("{condition}", condition));
    return Keyset.<Row>stream(last -> tables.run(connection -> page(connection, sql, last)))
        .map(Row::entry);
  }

  private List<Row> page(Connection connection, String sql, @Nullable Row last)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bindTimes(statement);
      statement.setString(3, last == null ? "" : last.lane());
      statement.setLong(4, last == null ? -1 : last.entry().id());
      statement.setInt(5, Keyset.PAGE);
      return Keyset.page(statement, OutboxRows.LARGE, rows::read);
    }
  }

  private static void bindTimes(PreparedStatement statement) throws SQLException {
    statement.setLong(1, 0);
    statement.setLong(2, BLOCKED_MS);
  }

  Stream<OutboxEntry> parked() {
    String sql = sql(PARKED + PARKED_BEHIND);
    return Keyset.<Row>stream(last -> tables.run(connection -> parked(connection, sql, last)))
        .map(Row::entry);
  }

  private List<Row> parked(Connection connection, String sql, @Nullable Row last)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, last == null ? -1 : last.entry().id());
      statement.setInt(2, Keyset.PAGE);
      return Keyset.page(statement, OutboxRows.LARGE, rows::read);
    }
  }

  List<OutboxEntry> find(UUID uuid) {
    return tables.run(
        connection -> {
          List<OutboxEntry> found = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(sql(MESSAGES + OF_UUID))) {
            bindTimes(statement);
            tables.dialect().setUuid(statement, 3, uuid);
            readAll(statement, found);
          }
          try (PreparedStatement statement = connection.prepareStatement(sql(PARKED + OF_UUID))) {
            tables.dialect().setUuid(statement, 1, uuid);
            readAll(statement, found);
          }
          return found;
        });
  }

  private void readAll(PreparedStatement statement, List<OutboxEntry> found) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found.add(rows.read(row).entry());
      }
    }
  }

  private String sql(String template) {
    return tables.sql(template.replace("{columns}", OutboxRows.COLUMNS));
  }
}
