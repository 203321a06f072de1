package dev.cyclonelariat.kill;

import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.inbox.JdbcInboxBuilder;
import java.time.Duration;
import java.util.Locale;

/** The modes of an inbox. */
enum InboxMode {
  TRANSACTIONAL,
  BATCH,
  LEASE;

  /** So long that none runs out by itself in a test. */
  static final Duration LEASE_LENGTH = Duration.ofMinutes(10);

  JdbcInbox of(JdbcInboxBuilder inbox) {
    return switch (this) {
      case TRANSACTIONAL -> inbox.build();
      case BATCH -> inbox.batch().build();
      case LEASE -> inbox.lease(LEASE_LENGTH).build();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
