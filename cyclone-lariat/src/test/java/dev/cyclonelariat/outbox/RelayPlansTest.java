package dev.cyclonelariat.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the relay's statements read on PostgreSQL, which keeps their plans: those that were made
 * while there was nothing to be sent are used when a backlog has piled up, too.
 */
class RelayPlansTest extends OutboxFixture {

  private static final int BATCH = 100;
  private static final int BACKLOG = 20_000;

  private static final String PILE_UP =
      """
      INSERT INTO outbox_messages (
        lane, uuid, service, resource, group_id, deduplication_id, serialized_message, available_at)
      SELECT %s, gen_random_uuid(), 'sns', 'topic.fifo', %s, 'd',
        '{"uuid":"1","publisher":"shop","type":"event_x","version":1,"data":{},"sent_at":"x"}',
        'epoch'
      FROM generate_series(1, %d) AS n""";

  private final List<Long> read = new ArrayList<>();

  private Outbox observed;

  @Override
  HikariDataSource database() {
    return TestDatabases.postgresql();
  }

  @BeforeEach
  void whilePlansAreMadeThereIsNothingToSend() throws SQLException {
    database.setMaximumPoolSize(1); // It has the plans.
    observed =
        lariat
            .outbox(new Observed(Transactions.of(database)))
            .sender(aws)
            .clock(clock)
            .batch(BATCH)
            .build();
    opened.add(observed);
    execute("ALTER TABLE outbox_messages SET (autovacuum_enabled = false)");
    execute("VACUUM ANALYZE outbox_messages");
    for (int i = 0; i < 20; i++) {
      add("a");
      addToGroup("g", "b");
      drain(observed);
    }
    read.clear();
  }

  @Test
  void ofABacklogEachReadsWhatItIsAbout() throws SQLException {
    execute(PILE_UP.formatted("''", "NULL", BACKLOG));

    assertThat(observed.relay().runOnce().sent()).isEqualTo(BATCH);
    assertThat(observed.relay().runOnce().sent()).isEqualTo(BATCH);
    assertThat(read).hasSize(4).allMatch(rows -> rows < 5 * BATCH);
  }

  @Test
  void ofABacklogInGroupsEachReadsWhatItIsAbout() throws SQLException {
    execute(PILE_UP.formatted("'sns:topic.fifo/' || n % 1000", "n % 1000", BACKLOG));

    assertThat(observed.relay().runOnce().sent()).isEqualTo(BATCH);
    assertThat(observed.relay().runOnce().sent()).isEqualTo(BATCH);
    assertThat(read).hasSize(6).allMatch(rows -> rows < 5 * BATCH);
  }

  /** Notes how many rows each transaction has read. */
  private final class Observed implements Transactions {

    private static final String READ =
        """
        SELECT pg_stat_get_xact_tuples_returned('outbox_messages'::regclass)
          + pg_stat_get_xact_tuples_returned('outbox_messages_pkey'::regclass)""";

    private final Transactions transactions;

    private Observed(Transactions transactions) {
      this.transactions = transactions;
    }

    @Override
    public <T> T inTransaction(Work<T> work) throws Exception {
      return transactions.inTransaction(
          connection -> {
            long before = read(connection);
            T result = work.run(connection);
            read.add(read(connection) - before);
            return result;
          });
    }

    private static long read(Connection connection) throws SQLException {
      return Long.parseLong(TestDatabases.show(connection, READ));
    }
  }
}
