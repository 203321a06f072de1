package dev.cyclonelariat.examples;

import dev.cyclonelariat.inbox.JdbcInbox;
import java.time.Duration;
import javax.sql.DataSource;

/** The three ways an inbox stands around a handler. */
final class InboxModes {

  private InboxModes() {}

  static JdbcInbox transactional(DataSource database) {
    return JdbcInbox.of(database);
  }

  static JdbcInbox lease(DataSource database) {
    return JdbcInbox.builder(database).lease(Duration.ofSeconds(30)).build();
  }

  static JdbcInbox batch(DataSource database) {
    return JdbcInbox.builder(database).batch().build();
  }
}
