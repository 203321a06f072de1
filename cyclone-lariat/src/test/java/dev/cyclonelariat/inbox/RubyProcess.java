package dev.cyclonelariat.inbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The tables that the gem's README makes, and the statements that the gem issues for a message.
 *
 * @param layout whether it uses Sequel or ActiveRecord
 */
record RubyProcess(GemLayout layout, DataSource database) {

  /** The setters of the gem's messages; a column without one is a NoMethodError. */
  private static final List<String> KNOWN_COLUMNS =
      List.of(
          "uuid",
          "kind",
          "type",
          "publisher",
          "version",
          "data",
          "client_error_message",
          "client_error_details",
          "sent_at",
          "received_at",
          "processed_at");

  String table() {
    return layout == GemLayout.SEQUEL ? "inbox_messages" : "cyclone_lariat_messages";
  }

  void createTable() throws SQLException {
    String json = layout == GemLayout.SEQUEL ? "json" : "jsonb";
    String text = layout == GemLayout.SEQUEL ? "text" : "character varying";
    String time =
        layout == GemLayout.SEQUEL
            ? "timestamp without time zone"
            : "timestamp(6) without time zone";
    execute(
        """
        CREATE TABLE %s (
          uuid uuid PRIMARY KEY DEFAULT gen_random_uuid(), kind %s NOT NULL, type %s NOT NULL,
          version integer NOT NULL, publisher %s NOT NULL, data %s NOT NULL,
          client_error_message %s, client_error_details %s,
          sent_at %s, received_at %s NOT NULL DEFAULT CURRENT_TIMESTAMP, processed_at %s)
        """
            .formatted(table(), text, text, text, json, text, json, time, time, time));
  }

  /** Stores a message; Sequel writes the offset of the sender, ActiveRecord UTC. */
  void insert(UUID uuid) throws SQLException {
    String sentAt =
        layout == GemLayout.SEQUEL
            ? "2026-01-02 04:04:05.678000+0100"
            : "2026-01-02 03:04:05.678000";
    execute(
        """
        INSERT INTO "%s" ("uuid", "kind", "type", "publisher", "data", "client_error_message",
          "client_error_details", "version", "sent_at")
        VALUES ('%s', 'event', 'user_created', 'users', '{"id":12}', NULL, 'null', 1, '%s')
        """
            .formatted(table(), uuid, sentAt));
  }

  void markProcessed(UUID uuid) throws SQLException {
    execute(
        "UPDATE \"%s\" SET \"processed_at\" = NOW() WHERE (\"uuid\" = '%s')"
            .formatted(table(), uuid));
  }

  void markBusinessError(UUID uuid) throws SQLException {
    execute(
        """
        UPDATE "%s" SET "processed_at" = NOW(), "client_error_message" = 'no such user',
          "client_error_details" = '{"id":12}'
        WHERE ("uuid" = '%s')
        """
            .formatted(table(), uuid));
  }

  /** What a process finds of a message before it handles it. */
  enum Found {
    NOTHING,
    UNPROCESSED,
    PROCESSED
  }

  Found find(UUID uuid) throws SQLException {
    String sql = "SELECT * FROM \"%s\" WHERE (\"uuid\" = '%s') LIMIT 1".formatted(table(), uuid);
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      checkColumns(row.getMetaData());
      if (!row.next()) {
        return Found.NOTHING;
      }
      return row.getObject("processed_at") == null ? Found.UNPROCESSED : Found.PROCESSED;
    }
  }

  private static void checkColumns(ResultSetMetaData columns) throws SQLException {
    List<String> unknown = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      if (!KNOWN_COLUMNS.contains(columns.getColumnName(i))) {
        unknown.add(columns.getColumnName(i));
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalStateException("NoMethodError: undefined methods for " + unknown);
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** ActiveRecord sets its sessions to UTC. */
  private Connection connection() throws SQLException {
    Connection connection = database.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET TIME ZONE '" + (layout == GemLayout.SEQUEL ? "Europe/Moscow" : "UTC") + "'");
    }
    return connection;
  }
}
