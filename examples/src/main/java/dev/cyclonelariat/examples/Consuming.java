package dev.cyclonelariat.examples;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.worker.Worker;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** A worker with an inbox. */
final class Consuming {

  private Consuming() {}

  static Worker consume(Lariat lariat, DataSource database) {
    return lariat
        .worker()
        .queue(lariat.queue("user_created").dest("mailer"))
        .inbox(JdbcInbox.of(database))
        .onEvent("user_created", UserCreated.class, Consuming::welcome)
        .start();
  }

  static void welcome(UserCreated user, HandlerContext context) throws SQLException {
    if (user.name().isBlank()) {
      throw new BusinessException("a user needs a name", Map.of("id", user.id()));
    }
    try (var insert = context.connection().prepareStatement("INSERT INTO mails VALUES (?, ?)")) {
      insert.setLong(1, user.id());
      insert.setString(2, "Welcome, " + user.name());
      insert.executeUpdate();
    }
  }
}
