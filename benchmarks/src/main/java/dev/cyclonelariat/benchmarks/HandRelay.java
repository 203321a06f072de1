package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.publish.BatchSender;
import dev.cyclonelariat.publish.EncodedMessage;
import dev.cyclonelariat.publish.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * What one would write by hand: threads that each claim a batch, publish it ten by ten, and delete
 * it. It knows no errors, no FIFO groups, no fences.
 */
final class HandRelay {

  private static final int BATCH = 200;

  private static final String CLAIM =
      """
      WITH due AS MATERIALIZED (
        SELECT lane, id FROM outbox_messages
        WHERE lane = '' AND available_at <= clock_timestamp()
        ORDER BY lane, id LIMIT {batch} FOR UPDATE SKIP LOCKED)
      UPDATE outbox_messages AS m SET available_at = clock_timestamp() + interval '30 seconds'
      FROM due WHERE m.lane = due.lane AND m.id = due.id
      RETURNING m.id, m.uuid, m.resource, m.serialized_message"""
          .replace("{batch}", Integer.toString(BATCH));

  private static final String DELETE =
      "DELETE FROM outbox_messages WHERE lane = '' AND id = ANY (?)";

  private final DataSource database;
  private final BatchSender sender;
  private final int threads;

  HandRelay(DataSource database, BatchSender sender, int threads) {
    this.database = database;
    this.sender = sender;
    this.threads = threads;
  }

  long drain(int messages) throws Exception {
    AtomicInteger left = new AtomicInteger(messages);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> working = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        working.add(executor.submit(() -> work(left)));
      }
      for (Future<?> each : working) {
        each.get();
      }
    } finally {
      executor.shutdown();
    }
    return messages;
  }

  private Void work(AtomicInteger left) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement claim = connection.prepareStatement(CLAIM);
        PreparedStatement delete = connection.prepareStatement(DELETE)) {
      while (left.get() > 0) {
        List<Object> ids = new ArrayList<>();
        List<EncodedMessage> batch = new ArrayList<>();
        try (ResultSet row = claim.executeQuery()) {
          while (row.next()) {
            ids.add(row.getLong(1));
            batch.add(message(row));
          }
        }
        for (int from = 0; from < batch.size(); from += BatchSender.MOST_ENTRIES) {
          sender.send(
              batch.subList(from, Math.min(batch.size(), from + BatchSender.MOST_ENTRIES)),
              Duration.ofSeconds(30));
        }
        delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
        left.addAndGet(-delete.executeUpdate());
      }
    }
    return null;
  }

  private static EncodedMessage message(ResultSet row) throws SQLException {
    return new EncodedMessage(
        row.getObject(2, UUID.class),
        Service.SNS,
        row.getString(3),
        row.getString(4),
        null,
        null,
        Map.of());
  }
}
