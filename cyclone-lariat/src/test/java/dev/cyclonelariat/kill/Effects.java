package dev.cyclonelariat.kill;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the handler writes, with no key that would keep it from writing twice. */
final class Effects {

  private static final String RUN =
      """
      INSERT INTO runs
      SELECT queue, uuid, lease_epoch, ? FROM inbox_messages WHERE consumer = ? AND uuid = ?""";
  private static final String EFFECT =
      "INSERT INTO effects (queue, uuid, group_id, n, process) VALUES (?, ?, ?, ?, ?)";

  private final DataSource database;
  private final String process;
  private final InboxMode mode;

  Effects(DataSource database, String process, InboxMode mode) {
    this.database = database;
    this.process = process;
    this.mode = mode;
  }

  void add(Message message, HandlerContext context) throws SQLException {
    if (mode == InboxMode.LEASE) {
      try (Connection connection = database.getConnection()) {
        addRun(connection, message, context);
        add(connection, message, context);
      }
    } else {
      add(context.connection(), message, context);
    }
  }

  private void addRun(Connection connection, Message message, HandlerContext context)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(RUN)) {
      insert.setString(1, process);
      insert.setString(2, context.delivery().queue());
      insert.setObject(3, message.uuid());
      insert.executeUpdate();
    }
  }

  private void add(Connection connection, Message message, HandlerContext context)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(EFFECT)) {
      insert.setString(1, context.delivery().queue());
      insert.setObject(2, message.uuid());
      insert.setString(3, context.delivery().fifoGroup());
      insert.setLong(4, (long) message.data().get("n"));
      insert.setString(5, process);
      insert.executeUpdate();
    }
  }
}
