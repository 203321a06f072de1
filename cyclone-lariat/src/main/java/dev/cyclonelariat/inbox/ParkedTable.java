package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.handling.UnreadableBodies;
import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;

/**
 * The table of bodies that nobody can read. A body that is delivered again, because the process
 * died before it was deleted from the queue, is parked once.
 */
final class ParkedTable implements UnreadableBodies {

  private static final String EXISTS =
      """
      SELECT 1 FROM {table} WHERE queue = ? AND message_id = ?""";

  private static final String INSERT =
      """
      INSERT INTO {table} (
        queue, message_id, body, attributes, group_id, receive_count, reason, parked_at)
      VALUES (?, ?, ?, {json}, ?, ?, ?, ?)
      {unless parked}""";

  private final Transactions transactions;
  private final Dialect dialect;
  private final Clock clock;
  private final String exists;
  private final String insert;

  ParkedTable(Transactions transactions, String name, Dialect dialect, Clock clock) {
    this.transactions = transactions;
    this.dialect = dialect;
    this.clock = clock;
    this.exists = EXISTS.replace("{table}", name);
    this.insert =
        INSERT
            .replace("{table}", name)
            .replace("{json}", dialect.jsonParameter())
            .replace("{unless parked}", dialect.unlessPresent("message_id"));
  }

  @Override
  public Outcome settle(Delivery delivery, InvalidMessageException problem) throws Exception {
    String reason = Verdict.cut(String.valueOf(problem.getMessage()));
    return transactions.inTransaction(
        connection -> {
          park(connection, delivery, reason);
          return new Outcome.Parked(reason);
        });
  }

  private void park(Connection connection, Delivery delivery, String reason) throws SQLException {
    if (dialect.looksBeforeInsert() && isParked(connection, delivery)) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setString(1, delivery.queue());
      statement.setString(2, delivery.messageId());
      statement.setBytes(3, delivery.body().getBytes(StandardCharsets.UTF_8));
      dialect.setJson(statement, 4, MessageCodec.encodeTree(delivery.attributes()));
      statement.setString(5, delivery.groupId());
      statement.setInt(6, delivery.receiveCount());
      dialect.setText(statement, 7, reason);
      dialect.setTime(statement, 8, clock.instant());
      statement.executeUpdate();
    }
  }

  private boolean isParked(Connection connection, Delivery delivery) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(exists)) {
      statement.setString(1, delivery.queue());
      statement.setString(2, delivery.messageId());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
