package dev.cyclonelariat.examples;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.worker.Worker;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Workers with an inbox. */
final class Consuming {

  private static final Logger LOG = LoggerFactory.getLogger(Consuming.class);

  private Consuming() {}

  static Worker consume(Lariat lariat, DataSource database) {
    return lariat
        .worker()
        .queue(lariat.queue("user_created").dest("mailer"))
        .inbox(JdbcInbox.of(database))
        .onEvent("user_created", UserCreated.class, Consuming::welcome)
        .start();
  }

  static Worker consumeInOrder(Lariat lariat, DataSource database) {
    return lariat
        .worker()
        .queue(lariat.queue("user_created").dest("mailer").fifo())
        .inbox(JdbcInbox.of(database))
        .middleware(Consuming::timed)
        .onEvent("user_created", UserCreated.class, Consuming::welcome)
        .start();
  }

  static Outcome timed(HandlerContext context, Middleware.Next next) throws Exception {
    long start = System.nanoTime();
    try {
      return next.proceed(context);
    } finally {
      LOG.info("{} took {} ns", context.message(), System.nanoTime() - start);
    }
  }

  static void welcomeStrictly(Message message, HandlerContext context) throws SQLException {
    UserCreated user;
    try {
      user = message.data(UserCreated.class);
    } catch (LariatException e) {
      throw new BusinessException("the data do not fit: " + e.getMessage());
    }
    welcome(user, context);
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
