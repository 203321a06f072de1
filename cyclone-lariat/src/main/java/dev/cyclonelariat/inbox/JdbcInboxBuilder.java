package dev.cyclonelariat.inbox;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.UnreadableBodies;
import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.LockWait;
import dev.cyclonelariat.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds a {@link JdbcInbox}. Not thread-safe. */
public final class JdbcInboxBuilder {

  private static final Pattern TABLE = Pattern.compile("([A-Za-z_]\\w*\\.)?[A-Za-z_]\\w*");
  private static final Duration DEFAULT_LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

  private final Transactions transactions;
  private final boolean commits;
  private String table = JdbcInbox.DEFAULT_TABLE;
  private String parkedTable = JdbcInbox.DEFAULT_PARKED_TABLE;
  private String consumersTable = "inbox_consumers";
  private @Nullable String consumer;
  private Supplier<Mode> mode = Mode.Transactional::new;
  private BeforeSave beforeSave = BeforeSave.UNCHANGED;
  private boolean parking = true;
  private Clock clock = Clock.systemUTC();
  private Duration longestWait = DEFAULT_LONGEST_WAIT;

  JdbcInboxBuilder(Transactions transactions, boolean commits) {
    this.transactions = transactions;
    this.commits = commits;
  }

  /**
   * Handles the messages that are received together in one transaction, which is several times as
   * fast: for handlers that write to this database and nowhere else. As soon as one of them is not
   * processed, all is rolled back and each is handled in a transaction of its own.
   */
  public JdbcInboxBuilder batch() {
    mode = Mode.Batch::new;
    return this;
  }

  /**
   * Handles messages under leases, with no transaction open meanwhile: for handlers that are slow,
   * or write elsewhere. The lease is refreshed as long as the handler runs, on a thread of its own:
   * close the inbox after the worker. A delivery during the lease of another is put off.
   *
   * @param length how long a message stays put off after the process that handled it has died; at
   *     least a second
   */
  public JdbcInboxBuilder lease(Duration length) {
    return leasing(length, null);
  }

  /**
   * Like {@link #lease(Duration)}.
   *
   * @param scheduler refreshes the leases, and stays yours to close
   */
  public JdbcInboxBuilder lease(Duration length, ScheduledExecutorService scheduler) {
    return leasing(length, scheduler);
  }

  private JdbcInboxBuilder leasing(Duration length, @Nullable ScheduledExecutorService scheduler) {
    if (length.compareTo(SHORTEST_LEASE) < 0) {
      throw new IllegalArgumentException(
          "A lease lasts at least " + SHORTEST_LEASE + ", not " + length);
    }
    mode = () -> new Mode.Leasing(length, scheduler);
    return this;
  }

  /**
   * The table's name, with its schema if needed.
   *
   * @throws IllegalArgumentException if it is no plain SQL name
   */
  public JdbcInboxBuilder table(String table) {
    this.table = plain(table);
    return this;
  }

  /** The name of the table of parked bodies; {@code inbox_parked} unless said. */
  public JdbcInboxBuilder parkedTable(String table) {
    this.parkedTable = plain(table);
    return this;
  }

  /**
   * The name of the table that says who uses tables shared with Ruby; {@code inbox_consumers}
   * unless said.
   */
  public JdbcInboxBuilder consumersTable(String table) {
    this.consumersTable = plain(table);
    return this;
  }

  /**
   * Who handles the messages, if not each queue for itself: several queues then share rows. It must
   * be said for a table that is shared with Ruby, which serves this one consumer.
   */
  public JdbcInboxBuilder consumer(String consumer) {
    this.consumer = consumer;
    return this;
  }

  /** Changes what is stored of messages, never what handlers see. */
  public JdbcInboxBuilder beforeSave(BeforeSave beforeSave) {
    this.beforeSave = beforeSave;
    return this;
  }

  /**
   * Leaves bodies that nobody can read on the queue, for its redrive policy, in place of parking
   * them; and messages that hold a value the database cannot keep, such as NUL in a {@code jsonb}
   * column, 33 levels of JSON on MariaDB, or a number beyond a double on MySQL.
   */
  public JdbcInboxBuilder leaveToRedrive() {
    this.parking = false;
    return this;
  }

  /** Where times in rows come from, but for leases, which go by the database's time. */
  public JdbcInboxBuilder clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /**
   * How long a delivery waits while another of the same message is being handled in its
   * transaction, and how long it is then put off. The handler's own statements are not bounded by
   * it. On MySQL and MariaDB whole seconds, at least one.
   */
  public JdbcInboxBuilder longestWait(Duration longestWait) {
    this.longestWait = longestWait;
    return this;
  }

  /**
   * Looks which database it is, and at the table.
   *
   * @throws LariatException if it does not answer, or cannot be used so
   */
  public JdbcInbox build() {
    try {
      return new JdbcInbox(transactions.inTransaction(this::parts), mode.get());
    } catch (LariatException e) {
      throw e;
    } catch (Exception e) {
      throw new InboxException("The inbox's database does not answer: " + e.getMessage(), e);
    }
  }

  private InboxParts parts(Connection connection) throws SQLException {
    Dialect dialect = Dialect.of(connection);
    String consumer = this.consumer;
    Layout layout = new TableCheck(connection, dialect, table).layout(consumer, consumersTable);
    return new InboxParts(
        transactions,
        commits,
        layout,
        new InboxTable(layout, LockWait.of(connection, dialect, longestWait), clock),
        new Entry.Maker(consumer == null ? Delivery::queue : delivery -> consumer, beforeSave),
        parking
            ? new ParkedTable(transactions, parkedTable, dialect, clock)
            : UnreadableBodies.LEFT_TO_REDRIVE,
        longestWait,
        clock);
  }

  private static String plain(String table) {
    if (!TABLE.matcher(table).matches()) {
      throw new IllegalArgumentException("Not a plain table name: '" + table + "'");
    }
    return table;
  }
}
