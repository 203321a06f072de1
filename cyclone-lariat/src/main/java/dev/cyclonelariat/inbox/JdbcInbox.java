package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.BusinessErrors;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Inbox;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.UnreadableBodies;
import dev.cyclonelariat.jdbc.Transactions;
import javax.sql.DataSource;

/**
 * An inbox in a relational database: PostgreSQL, MySQL, MariaDB or H2. Its table must exist: see
 * {@link InboxSchema}. Rows are keyed by consumer and uuid; the consumer is the queue's name unless
 * said otherwise.
 *
 * <p><b>Guarantee of the transactional mode</b> (the default) <b>and of the batch mode.</b> The
 * message's row and all that its handler writes through {@link HandlerContext#connection()} are
 * committed in one transaction. However often a message is delivered, and whenever the process is
 * killed, these writes happen once for each consumer. What a handler does elsewhere (mail, HTTP)
 * happens at least once.
 *
 * <p><b>Guarantee of the lease mode.</b> No two handlers run one message of a consumer at the same
 * time, as long as its lease is refreshed; after a success it is never run again. What a handler
 * did before its process died, or lost its lease, is done again: at least once.
 *
 * <p>Close it, after the worker, if it is in lease mode: it then has a thread of its own, unless
 * one was handed in.
 */
public final class JdbcInbox implements Inbox, AutoCloseable {

  /** The table of the Ruby gem, and ours unless said otherwise. */
  public static final String DEFAULT_TABLE = "inbox_messages";

  /** The table that the scripts of {@link InboxSchema#upgradeScript} make of the gem's. */
  public static final String TABLE_SHARED_WITH_RUBY = "lariat_inbox_messages";

  /** The table of bodies that nobody could read, unless said otherwise. */
  public static final String DEFAULT_PARKED_TABLE = "inbox_parked";

  private final InboxParts parts;
  private final Mode mode;

  JdbcInbox(InboxParts parts, Mode mode) {
    this.parts = parts;
    this.mode = mode;
  }

  /** An inbox with all defaults. */
  public static JdbcInbox of(DataSource dataSource) {
    return builder(dataSource).build();
  }

  /** Begins with a data source, best a pool, which stays yours to close. */
  public static JdbcInboxBuilder builder(DataSource dataSource) {
    return new JdbcInboxBuilder(Transactions.of(dataSource), true);
  }

  /** Begins with the transactions of a framework. */
  public static JdbcInboxBuilder builder(Transactions transactions) {
    return new JdbcInboxBuilder(transactions, false);
  }

  @Override
  public Middleware middleware(BusinessErrors businessErrors) {
    return mode.middleware(parts, new Verdict.Judge(businessErrors));
  }

  @Override
  public UnreadableBodies unreadableBodies() {
    return parts.unreadable();
  }

  @Override
  public void close() {
    mode.close();
  }
}
