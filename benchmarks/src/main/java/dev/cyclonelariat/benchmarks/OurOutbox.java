package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.outbox.OutboxSchema;
import dev.cyclonelariat.publish.BatchSender;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.EntryResult;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The outbox under measurement, with a sender that counts. */
final class OurOutbox {

  static final String TOPIC = "bench-topic";
  static final String TEXT = "x".repeat(500);

  /** As {@code lariat.outbox()} would write them; in groups, or in none. */
  private static final String FILL =
      """
      INSERT INTO outbox_messages (
        lane, uuid, service, resource, group_id, deduplication_id, serialized_message, available_at)
      SELECT %s, gen_random_uuid(), 'sns', '%s', %s, %s,
        json_build_object(
          'uuid', gen_random_uuid(), 'publisher', 'bench', 'type', 'event_x', 'version', 1,
          'data', json_build_object('text', repeat('x', 500)),
          'sent_at', '2026-01-01T00:00:00.000Z'),
        'epoch'
      FROM generate_series(1, %d) AS n""";

  private final BenchmarkDatabase database;
  private final Lariat lariat;
  private final AtomicLong sent = new AtomicLong();

  OurOutbox(BenchmarkDatabase database) {
    this.database = database;
    this.lariat = Lariat.of(LariatSettings.builder().publisher("bench").instance("bench").build());
    OutboxSchema.create(database.pool());
  }

  void fill(int messages) throws SQLException {
    fill(String.format(Locale.ROOT, FILL, "''", TOPIC, "NULL", "NULL", messages));
  }

  void fillGroups(int messages, int groups) throws SQLException {
    String group = "(n % " + groups + ")::text";
    fill(
        String.format(
            Locale.ROOT,
            FILL,
            "'sns:" + TOPIC + ".fifo/' || " + group,
            TOPIC + ".fifo",
            group,
            "n::text",
            messages));
  }

  private void fill(String sql) throws SQLException {
    database.execute("TRUNCATE outbox_messages");
    database.execute(sql);
    sent.set(0);
  }

  /** Sends nowhere. */
  BatchSender nowhere() {
    return counted(
        (messages, longest) ->
            messages.stream().map(message -> new EntryResult(message, null)).toList());
  }

  BatchSender counted(BatchSender sender) {
    return (messages, longest) -> {
      var results = sender.send(messages, longest);
      sent.addAndGet(results.stream().filter(EntryResult::isSent).count());
      return results;
    };
  }

  /** Runs a relay until so many are sent and nothing is left. */
  long drain(BatchSender sender, int messages) {
    try (Outbox outbox = start(sender)) {
      while (sent.get() < messages) {
        pause();
      }
    }
    return messages;
  }

  Outbox start(BatchSender sender) {
    return start(Transactions.of(database.pool()), sender);
  }

  /** One whose relay does nothing. */
  Outbox stopped() {
    return lariat.outbox(Transactions.of(database.pool())).build();
  }

  /** An outbox whose relay works, and whose transactions are opened in a way of one's own. */
  Outbox start(Transactions transactions, BatchSender sender) {
    return lariat.outbox(transactions).sender(sender).start();
  }

  /** One transaction with a row of the application's and a message. */
  void commit(Outbox outbox, UUID uuid) throws SQLException {
    outbox.transaction(
        tx -> {
          Producers.order(tx.connection());
          tx.add(
              lariat.event("x").uuid(uuid).data(Map.of("text", TEXT)).build(),
              Destination.topic(TOPIC));
          return true;
        });
  }

  long sent() {
    return sent.get();
  }

  static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
