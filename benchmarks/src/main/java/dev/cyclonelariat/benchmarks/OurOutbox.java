package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.outbox.OutboxSchema;
import dev.cyclonelariat.publish.BatchSender;
import dev.cyclonelariat.publish.EntryResult;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** The outbox under measurement, with a sender that counts. */
final class OurOutbox {

  static final String TOPIC = "bench-topic";

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
    try (Outbox outbox = lariat.outbox(Transactions.of(database.pool())).sender(sender).start()) {
      while (sent.get() < messages) {
        Thread.onSpinWait();
        pause();
      }
    }
    return messages;
  }

  Outbox start(BatchSender sender) {
    return lariat.outbox(Transactions.of(database.pool())).sender(sender).start();
  }

  /** One whose relay does nothing. */
  Outbox stopped() {
    return lariat.outbox(Transactions.of(database.pool())).build();
  }

  Lariat lariat() {
    return lariat;
  }

  long sent() {
    return sent.get();
  }

  void reset() {
    sent.set(0);
  }

  static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
