package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.BusinessErrors;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Middleware;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An inbox in a relational database: PostgreSQL or H2.
 *
 * <p><b>Guarantee.</b> The message's row and all that its handler writes through {@link
 * HandlerContext#connection()} are committed in one transaction. However often a message is
 * delivered, and whenever the process is killed, these writes happen once for each consumer. What a
 * handler does elsewhere (mail, HTTP) happens at least once.
 *
 * <p>Rows are keyed by consumer and uuid. The consumer is the queue's name unless said otherwise.
 */
public final class JdbcInbox implements Inbox {

  /** The table of the Ruby gem, and ours unless said otherwise. */
  public static final String DEFAULT_TABLE = "inbox_messages";

  private static final Pattern TABLE = Pattern.compile("([A-Za-z_]\\w*\\.)?[A-Za-z_]\\w*");

  private final Transactions transactions;
  private final Dialect dialect;
  private final InboxTable table;
  private final Function<HandlerContext, String> consumer;
  private final Duration longestWait;

  private JdbcInbox(Builder builder, Dialect dialect) {
    this.transactions = builder.transactions;
    this.dialect = dialect;
    this.table = new InboxTable(builder.table, dialect, builder.clock);
    String fixed = builder.consumer;
    this.consumer = fixed == null ? context -> context.delivery().queue() : context -> fixed;
    this.longestWait = builder.longestWait;
  }

  /** An inbox with all defaults. The table must exist: see {@link InboxSchema}. */
  public static JdbcInbox of(DataSource dataSource) {
    return builder(dataSource).build();
  }

  /** Begins with a data source, best a pool, which stays yours to close. */
  public static Builder builder(DataSource dataSource) {
    return new Builder(new DataSourceTransactions(dataSource));
  }

  /** Begins with the transactions of a framework. */
  public static Builder builder(Transactions transactions) {
    return new Builder(transactions);
  }

  @Override
  public Middleware middleware(BusinessErrors businessErrors) {
    return new TransactionalInbox(
        transactions, table, dialect, consumer, businessErrors, longestWait);
  }

  /** Builds an inbox. Not thread-safe. */
  public static final class Builder {

    private static final Duration DEFAULT_LONGEST_WAIT = Duration.ofSeconds(5);

    private final Transactions transactions;
    private String table = DEFAULT_TABLE;
    private @Nullable String consumer;
    private Clock clock = Clock.systemUTC();
    private Duration longestWait = DEFAULT_LONGEST_WAIT;

    private Builder(Transactions transactions) {
      this.transactions = transactions;
    }

    /**
     * The table's name, with its schema if needed.
     *
     * @throws IllegalArgumentException if it is no plain SQL name
     */
    public Builder table(String table) {
      if (!TABLE.matcher(table).matches()) {
        throw new IllegalArgumentException("Not a plain table name: '" + table + "'");
      }
      this.table = table;
      return this;
    }

    /** Who handles the messages, if not each queue for itself: several queues then share rows. */
    public Builder consumer(String consumer) {
      this.consumer = consumer;
      return this;
    }

    /** Where times in rows come from. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * How long a delivery waits while another of the same message is being handled, and how long it
     * is then put off. It also bounds how long the handler's own statements wait for locks.
     */
    public Builder longestWait(Duration longestWait) {
      this.longestWait = longestWait;
      return this;
    }

    /**
     * Looks which database it is.
     *
     * @throws InboxException if it does not answer, or is none that an inbox can live in
     */
    public JdbcInbox build() {
      try {
        return new JdbcInbox(this, transactions.inTransaction(Builder::dialect));
      } catch (InboxException e) {
        throw e;
      } catch (Exception e) {
        throw new InboxException("The inbox's database does not answer: " + e.getMessage(), e);
      }
    }

    private static Dialect dialect(Connection connection) throws SQLException {
      return Dialect.of(connection);
    }
  }
}
