package dev.cyclonelariat.outbox;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.internal.SteadyClock;
import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.outbox.relay.OnExhausted;
import dev.cyclonelariat.outbox.relay.Relay;
import dev.cyclonelariat.outbox.relay.RelayMetrics;
import dev.cyclonelariat.outbox.relay.RelayParts;
import dev.cyclonelariat.outbox.relay.RelaySettings;
import dev.cyclonelariat.outbox.relay.SendingErrorListener;
import dev.cyclonelariat.outbox.store.OutboxStore;
import dev.cyclonelariat.outbox.store.OutboxTables;
import dev.cyclonelariat.publish.BatchSender;
import dev.cyclonelariat.publish.Encoder;
import dev.cyclonelariat.resource.Naming;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Builds an {@link Outbox}. Not thread-safe. */
public final class OutboxBuilder {

  private static final int LEAST_TOPIC_BYTES = 1024;
  private static final int MOST_TOPIC_BYTES = 1024 * 1024;

  private final Transactions transactions;
  private final Naming naming;
  private BatchSender sender;
  private final RelaySettings.Builder relay = RelaySettings.builder();
  private String messages = OutboxTables.DEFAULT_MESSAGES;
  private String parked = OutboxTables.DEFAULT_PARKED;
  private String history = OutboxTables.DEFAULT_HISTORY;
  private int topicBytes = Encoder.USUAL_TOPIC_BYTES;
  private boolean orderedByCommit;
  private SendingErrorListener onSendingError = SendingErrorListener.NONE;
  private RelayMetrics metrics = RelayMetrics.NONE;
  private @Nullable Clock clock;

  /**
   * Begins with all defaults.
   *
   * @param transactions opens the outbox's own transactions, and those of its relay
   * @param naming names topics and queues
   * @param sender takes what is sent
   */
  public OutboxBuilder(Transactions transactions, Naming naming, BatchSender sender) {
    this.transactions = transactions;
    this.naming = naming;
    this.sender = sender;
  }

  /** The name of the table of messages to be sent, with its schema if needed. */
  public OutboxBuilder table(String table) {
    this.messages = table;
    return this;
  }

  /** The name of the table of parked messages; {@code outbox_parked} unless said. */
  public OutboxBuilder parkedTable(String table) {
    this.parked = table;
    return this;
  }

  /** The name of the table of what was sent; {@code outbox_history} unless said. */
  public OutboxBuilder historyTable(String table) {
    this.history = table;
    return this;
  }

  /** Keeps messages for a while after they were sent. */
  public OutboxBuilder history(Duration retention) {
    relay.history(retention);
    return this;
  }

  /**
   * How many bytes a message to a topic may have, for topics whose MaximumMessageSize has been
   * raised; 256 KiB unless said.
   *
   * @throws IllegalArgumentException if no topic can be set to it: 1 KiB to 1 MiB (SNS API)
   */
  public OutboxBuilder topicBytes(int topicBytes) {
    if (topicBytes < LEAST_TOPIC_BYTES || topicBytes > MOST_TOPIC_BYTES) {
      throw new IllegalArgumentException(
          "A topic's MaximumMessageSize is 1,024 to 1,048,576 bytes, not " + topicBytes);
    }
    this.topicBytes = topicBytes;
    return this;
  }

  /**
   * Has transactions that add to the same FIFO group wait for each other, from the adding to the
   * commit, so that the order of adding is the order of commits. PostgreSQL only. Without it, two
   * transactions at the same time that add to one group are ordered by who adds first, or, when the
   * first commits late, by who commits first.
   */
  public OutboxBuilder orderedByCommit() {
    this.orderedByCommit = true;
    return this;
  }

  /** Told when a message could not be sent. */
  public OutboxBuilder onSendingError(SendingErrorListener listener) {
    this.onSendingError = listener;
    return this;
  }

  /** Takes the relay's figures. */
  public OutboxBuilder metrics(RelayMetrics metrics) {
    this.metrics = metrics;
    return this;
  }

  /** How many messages are claimed at once, at most; 500 unless said. */
  public OutboxBuilder batch(int messages) {
    relay.batch(messages);
    return this;
  }

  /** How many calls to AWS are made at the same time; 16 unless said. */
  public OutboxBuilder parallelism(int calls) {
    relay.parallelism(calls);
    return this;
  }

  /**
   * For how long the relay has what it has claimed; 30 seconds unless said. After its death others
   * take it then.
   */
  public OutboxBuilder lease(Duration lease) {
    relay.lease(lease);
    return this;
  }

  /** How often it looks for messages that nobody has told it of; 50 ms to 1 s unless said. */
  public OutboxBuilder poll(Duration shortest, Duration longest) {
    relay.poll(shortest, longest);
    return this;
  }

  /** How long a message waits after it failed; 1 s, doubling to 5 minutes, unless said. */
  public OutboxBuilder backoff(Duration first, Duration longest) {
    relay.backoff(first, longest);
    return this;
  }

  /** How often a message may fail by its own fault, and what becomes of it then; 20, parked. */
  public OutboxBuilder maxAttempts(int attempts, OnExhausted onExhausted) {
    relay.maxAttempts(attempts, onExhausted);
    return this;
  }

  /** Takes what is sent, in place of AWS. */
  public OutboxBuilder sender(BatchSender sender) {
    this.sender = sender;
    return this;
  }

  /** What time it is, for tests: rows and leases go by it, and not by the database's time. */
  public OutboxBuilder clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /**
   * Looks which database it is. The relay does not work before it is started.
   *
   * @throws LariatException if it does not answer, or cannot be used so
   */
  public Outbox build() {
    OutboxTables tables = OutboxTables.of(transactions, messages, parked, history);
    if (orderedByCommit && tables.dialect() != Dialect.POSTGRESQL) {
      throw new OutboxException("Order by commit needs PostgreSQL's advisory locks", null);
    }
    RelaySettings settings = relay.build();
    TableCheck.check(tables, settings.history() != null);
    Clock given = clock;
    LongSupplier timeShift =
        given == null ? () -> 0 : () -> Duration.between(Instant.now(), given.instant()).toMillis();
    Relay working =
        new Relay(
            new RelayParts(
                tables,
                settings,
                sender,
                naming,
                onSendingError,
                metrics,
                given == null ? new SteadyClock() : given,
                timeShift));
    return new Outbox(
        transactions,
        new Encoder(naming, topicBytes),
        new Insertion(tables, orderedByCommit, timeShift),
        OutboxStore.of(tables),
        working);
  }

  /** Builds it, and has the relay work until the outbox is closed. */
  public Outbox start() {
    return build().start();
  }
}
