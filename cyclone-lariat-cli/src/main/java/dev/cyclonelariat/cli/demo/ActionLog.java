package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.message.EntityRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Who did what to whom, in time order, as the inbox knows it from messages of schema 2: all whose
 * subject or object is one user.
 *
 * @param user whose log it is
 * @param size how many actions there are
 * @param first the first of them
 */
record ActionLog(EntityRef user, long size, List<Action> first) {

  private static final String BUSIEST_ACTOR =
      """
      SELECT subject_type, subject_uuid FROM inbox_messages
      WHERE subject_type = 'user'
      GROUP BY subject_type, subject_uuid
      ORDER BY COUNT(DISTINCT uuid) DESC, subject_uuid
      LIMIT 1""";

  private static final String SIZE =
      """
      SELECT COUNT(DISTINCT uuid) FROM inbox_messages WHERE subject_uuid = ? OR object_uuid = ?""";

  private static final String ACTIONS =
      """
      SELECT sent_at, subject_type, subject_uuid, type, object_type, object_uuid,
        MAX(client_error_message)
      FROM inbox_messages
      WHERE subject_uuid = ? OR object_uuid = ?
      GROUP BY uuid, sent_at, subject_type, subject_uuid, type, object_type, object_uuid
      ORDER BY sent_at, uuid
      LIMIT ?""";

  /**
   * One action.
   *
   * @param at when the message was sent
   * @param error the business error its handling ended with, or null
   */
  record Action(
      OffsetDateTime at, String subject, String type, String object, @Nullable String error) {}

  /** The log of the user who acted most; empty when nobody has acted. */
  static Optional<ActionLog> ofBusiestActor(DataSource dataSource, int longest)
      throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(BUSIEST_ACTOR)) {
      if (!row.next()) {
        return Optional.empty();
      }
      EntityRef user = EntityRef.of(row.getString(1), row.getObject(2, UUID.class));
      return Optional.of(
          new ActionLog(user, size(connection, user), actions(connection, user, longest)));
    }
  }

  private static long size(Connection connection, EntityRef user) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SIZE)) {
      statement.setObject(1, user.uuid());
      statement.setObject(2, user.uuid());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static List<Action> actions(Connection connection, EntityRef user, int longest)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ACTIONS)) {
      statement.setObject(1, user.uuid());
      statement.setObject(2, user.uuid());
      statement.setInt(3, longest);
      List<Action> actions = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          actions.add(
              new Action(
                  row.getObject(1, OffsetDateTime.class),
                  Cast.name(row.getString(2), row.getObject(3, UUID.class)),
                  row.getString(4),
                  Cast.name(row.getString(5), row.getObject(6, UUID.class)),
                  row.getString(7)));
        }
      }
      return actions;
    }
  }
}
