package dev.cyclonelariat.outbox;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.outbox.store.AttributesJson;
import dev.cyclonelariat.outbox.store.OutboxTables;
import dev.cyclonelariat.publish.EncodedMessage;
import dev.cyclonelariat.publish.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Puts messages into the table, for relays to take as soon as the transaction commits. */
final class Insertion {

  private static final String SQL =
      """
      INSERT INTO {messages} (
        lane, uuid, service, resource, deduplication_id, group_id,
        serialized_message, attributes, available_at, created_at)
      VALUES (?, ?, ?, ?, ?, ?, {body}, {body}, {now + ms}, {now + ms})""";

  /** Held until the transaction ends: whoever adds to the lane next has a later commit. */
  private static final String LOCK_LANE = "SELECT pg_advisory_xact_lock(hashtextextended(?, 6))";

  private final Dialect dialect;
  private final String sql;
  private final boolean lockLanes;
  private final LongSupplier timeShift;

  /**
   * The insertion.
   *
   * @param lockLanes whether producers of one FIFO group wait for each other
   * @param timeShift milliseconds by which this process's time is ahead of the database's
   */
  Insertion(OutboxTables tables, boolean lockLanes, LongSupplier timeShift) {
    this.dialect = tables.dialect();
    // Bodies are JSON on PostgreSQL alone, which keeps their text as it is.
    this.sql = tables.sql(SQL.replace("{body}", "?"));
    this.lockLanes = lockLanes;
    this.timeShift = timeShift;
  }

  void insert(Connection connection, List<EncodedMessage> messages) throws SQLException {
    if (lockLanes) {
      lockLanes(connection, messages);
    }
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (EncodedMessage message : messages) {
        bind(insert, message);
        if (messages.size() == 1) {
          insert.executeUpdate();
          return;
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void bind(PreparedStatement insert, EncodedMessage message) throws SQLException {
    insert.setString(1, lane(message));
    dialect.setUuid(insert, 2, message.uuid());
    insert.setString(3, message.service().name().toLowerCase(Locale.ROOT));
    insert.setString(4, message.resource());
    insert.setString(5, message.deduplicationId());
    insert.setString(6, message.groupId());
    setBody(insert, 7, message.body());
    setBody(insert, 8, AttributesJson.write(message.attributes()));
    insert.setLong(9, timeShift.getAsLong() + OutboxTables.AT_ONCE_MS);
    insert.setLong(10, timeShift.getAsLong());
  }

  private void setBody(PreparedStatement insert, int at, @Nullable String body)
      throws SQLException {
    if (dialect == Dialect.POSTGRESQL) {
      dialect.setJson(insert, at, body);
    } else {
      insert.setString(at, body);
    }
  }

  /** Always in the same order, so that two transactions never wait for each other. */
  private void lockLanes(Connection connection, List<EncodedMessage> messages) throws SQLException {
    TreeSet<String> lanes = new TreeSet<>();
    messages.stream().map(Insertion::lane).filter(lane -> !lane.isEmpty()).forEach(lanes::add);
    for (String lane : lanes) {
      try (PreparedStatement lock = connection.prepareStatement(LOCK_LANE)) {
        lock.setString(1, lane);
        lock.execute();
      }
    }
  }

  /** What must be sent in order; empty for what need not. */
  private static String lane(EncodedMessage message) {
    return message.isFifo()
        ? (message.service() == Service.SNS ? "sns:" : "sqs:")
            + message.resource()
            + "/"
            + message.groupId()
        : "";
  }
}
