package dev.cyclonelariat.outbox.store;

import dev.cyclonelariat.jdbc.Transactions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What is in the outbox, for those who operate it. Streams read page by page as they are consumed,
 * and need not be closed. Thread-safe.
 */
public final class OutboxStore {

  private final EntryReader reader;
  private final Interventions interventions;
  private final StatsReader stats;

  private OutboxStore(OutboxTables tables) {
    this.reader = new EntryReader(tables);
    this.interventions = new Interventions(tables);
    this.stats = new StatsReader(tables);
  }

  /**
   * The outbox in a database, under the usual names.
   *
   * @throws dev.cyclonelariat.LariatException if the database does not answer
   */
  public static OutboxStore of(DataSource dataSource) {
    return of(OutboxTables.of(Transactions.of(dataSource)));
  }

  /** The outbox in these tables. */
  public static OutboxStore of(OutboxTables tables) {
    return new OutboxStore(tables);
  }

  /** What is still to be sent, in the order of adding. */
  public Stream<OutboxEntry> all() {
    return reader.messages();
  }

  /** What could not be sent so far and is tried again, or is blocked, in the order of adding. */
  public Stream<OutboxEntry> failed() {
    return reader.failed();
  }

  /** What was given up, in the order of adding. */
  public Stream<OutboxEntry> parked() {
    return reader.parked();
  }

  /** Wherever this message is: one entry for each destination. Reads all of the table. */
  public List<OutboxEntry> find(UUID uuid) {
    return reader.find(uuid);
  }

  /**
   * Has a message tried again at once, with all its attempts before it: one that was parked goes to
   * the end of the outbox.
   *
   * @return false if it is no longer there
   */
  public boolean retry(OutboxEntry entry) {
    return interventions.retry(entry);
  }

  /**
   * Has all that failed, is blocked or was parked tried again at once, oldest first, as the gem's
   * Resend does.
   *
   * @return how many messages
   */
  public long resend() {
    return interventions.resend();
  }

  /**
   * Deletes a message that is not to be sent after all. One that is under lease may be sent all the
   * same.
   *
   * @return false if it is no longer there
   */
  public boolean discard(OutboxEntry entry) {
    return interventions.discard(entry);
  }

  /** How much there is. Reads all of the tables. */
  public OutboxStats stats() {
    return stats.read();
  }
}
