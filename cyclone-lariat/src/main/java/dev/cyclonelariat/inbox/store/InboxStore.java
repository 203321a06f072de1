package dev.cyclonelariat.inbox.store;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.message.MessageCodec;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The tables of an inbox, for those who operate it. Streams read page by page, each page in a short
 * transaction of its own, so that their length costs no memory; they need not be closed, and see
 * what changes meanwhile. Thread-safe.
 */
public final class InboxStore {

  private final MessageReader messages;
  private final ActionLogReader actions;
  private final ParkedReader parked;
  private final StatsReader stats;
  private final Settlement settlement;
  private final Purge purge;

  private InboxStore(Database database, Clock clock) {
    messages = new MessageReader(database);
    actions = new ActionLogReader(database);
    parked = new ParkedReader(database);
    stats = new StatsReader(database);
    settlement = new Settlement(database, clock);
    purge = new Purge(database);
  }

  /** The tables with their usual names. */
  public static InboxStore of(DataSource dataSource) {
    return of(Transactions.of(dataSource), JdbcInbox.DEFAULT_TABLE, JdbcInbox.DEFAULT_PARKED_TABLE);
  }

  /**
   * Tables with names of yours.
   *
   * @param table of messages
   * @param parkedTable of bodies that nobody could read
   */
  public static InboxStore of(Transactions transactions, String table, String parkedTable) {
    return new InboxStore(
        new Database(transactions, Database.dialect(transactions), table, parkedTable),
        Clock.systemUTC());
  }

  /** Messages that are not handled yet, oldest first. */
  public Stream<StoredMessage> unprocessed() {
    return messages.stream(MessageReader.UNPROCESSED);
  }

  /** Messages that ended with a business error which no human has settled, oldest first. */
  public Stream<StoredMessage> withClientErrors() {
    return messages.stream(MessageReader.CLIENT_ERRORS);
  }

  /** All messages, in the order in which they were received. */
  public Stream<StoredMessage> all() {
    return messages.stream(MessageReader.ALL);
  }

  /** All messages received at this time or later, in the order in which they were received. */
  public Stream<StoredMessage> receivedSince(Instant from) {
    return messages.stream(MessageReader.ALL, from);
  }

  /** The messages received last, newest first. */
  public List<StoredMessage> newest(int most) {
    return messages.newest(MessageReader.ALL, most);
  }

  /** The rows of a message, one for each consumer; empty if there is none. */
  public List<StoredMessage> find(UUID uuid) {
    return messages.find(uuid);
  }

  /** The messages that one request has caused, in the order in which they were sent. */
  public List<StoredMessage> ofRequest(UUID requestId) {
    return messages.ofRequest(requestId);
  }

  /** Who did what to whom, in the order in which the messages were sent; each message once. */
  public Stream<StoredMessage> actions(ActionLog log) {
    return actions.stream(log);
  }

  /** Bodies that nobody could read and no human has settled, oldest first. */
  public Stream<ParkedBody> parked() {
    return parked.stream();
  }

  /** One body that nobody could read. */
  public Optional<ParkedBody> parked(String queue, String messageId) {
    return parked.find(queue, messageId);
  }

  /** How much there is for each consumer. Reads all of the table. */
  public List<InboxStats> stats() {
    return stats.messages();
  }

  /** How many bodies are parked that no human has settled. */
  public long parkedCount() {
    return stats.parked();
  }

  /**
   * Handles a message again, here and now, that was not handled with success: with what handles
   * deliveries of its consumer in this application, such as a pipeline's {@code process}.
   *
   * @param handling must lead to the same inbox, which marks the message
   * @param changes what to do if its data were changed before they were stored
   * @return what became of it
   * @throws RetryRefusedException if it has been handled with success meanwhile, or its data were
   *     changed
   */
  public Outcome retry(
      StoredMessage message, ChangedData changes, Function<Delivery, Outcome> handling) {
    reopen(message, changes);
    return handling.apply(
        new Delivery(
            Objects.requireNonNullElse(message.queue(), "inbox"),
            "retry of " + message.message().uuid(),
            MessageCodec.encode(message.message()),
            Map.of(),
            message.attempts() + 1,
            message.message().groupId()));
  }

  /**
   * Makes a message that was not handled with success look as if it had not been handled, so that
   * its next delivery is: for those who send it to its queue once more.
   *
   * @throws RetryRefusedException as {@link #retry}
   */
  public void reopen(StoredMessage message, ChangedData changes) {
    if (message.dataChanged() && changes == ChangedData.REFUSE) {
      throw new RetryRefusedException(
          message + " was changed before it was stored: allow it as stored, or send it anew");
    }
    if (!settlement.reopen(message)) {
      throw new RetryRefusedException(message + " has been handled with success: send it anew");
    }
  }

  /** What to do about a message whose data were changed before they were stored. */
  public enum ChangedData {
    /** Refuse it: its handler would not see what came. */
    REFUSE,
    /** Hand it over as it is stored. */
    AS_STORED
  }

  /**
   * Notes how a human has settled a message that was not handled with success. It is not handled
   * any more.
   *
   * @return false if it was settled or handled with success before
   */
  public boolean resolve(StoredMessage message, String note) {
    return settlement.resolve(message, note);
  }

  /**
   * Notes how a human has settled a body that nobody could read.
   *
   * @return false if there is none that is not settled
   */
  public boolean resolve(ParkedBody body, String note) {
    return parked.resolve(body.queue(), body.messageId(), note);
  }

  /**
   * Deletes messages that were handled or settled, and bodies that were settled, in small steps. A
   * message that is delivered once more afterwards is handled once more: keep them for longer than
   * a queue keeps messages, 14 days at most, and dead letters beyond.
   *
   * @param before what was received and settled before this time
   * @return how many rows
   */
  public long purge(Instant before) {
    return purge(before, rows -> {});
  }

  /**
   * As {@link #purge(Instant)}, and tells how far it is.
   *
   * @param progress takes how many rows are deleted so far, after each step; if it throws, no
   *     further step is made
   * @return how many rows
   */
  public long purge(Instant before, LongConsumer progress) {
    long messages = purge.messages(before, progress);
    return messages + purge.bodies(before, bodies -> progress.accept(messages + bodies));
  }
}
