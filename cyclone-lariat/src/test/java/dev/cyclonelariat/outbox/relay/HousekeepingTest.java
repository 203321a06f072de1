package dev.cyclonelariat.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.SettableClock;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.outbox.OutboxSchema;
import dev.cyclonelariat.outbox.store.OutboxTables;
import dev.cyclonelariat.resource.Naming;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a relay does now and then. */
class HousekeepingTest {

  private final SettableClock clock = new SettableClock(Instant.EPOCH);
  private final HikariDataSource database = TestDatabases.h2();
  private Duration countingTakes = Duration.ZERO;
  private int counts;
  private Housekeeping housekeeping;

  @BeforeEach
  void open() {
    OutboxSchema.create(database);
    OutboxTables tables = OutboxTables.of(new Slow(Transactions.of(database)));
    housekeeping =
        new Housekeeping(
            new RelayParts(
                tables,
                RelaySettings.builder().build(),
                (messages, longest) -> List.of(),
                new Naming("test", "shop"),
                SendingErrorListener.NONE,
                new RelayMetrics() {
                  @Override
                  public void backlog(long messages, Duration oldest) {
                    counts++;
                  }
                },
                clock,
                () -> 0));
  }

  /** A database in which time passes. */
  private final class Slow implements Transactions {

    private final Transactions transactions;

    private Slow(Transactions transactions) {
      this.transactions = transactions;
    }

    @Override
    public <T> T inTransaction(Work<T> work) throws Exception {
      clock.advance(countingTakes);
      return transactions.inTransaction(work);
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theBacklogIsCountedEveryFifteenSeconds() {
    housekeeping.whenDue();
    clock.advance(Duration.ofSeconds(14));
    housekeeping.whenDue();
    assertThat(counts).isOne();

    clock.advance(Duration.ofSeconds(1));
    housekeeping.whenDue();
    assertThat(counts).isEqualTo(2);
  }

  @Test
  void aTableThatTakesLongToCountIsCountedSeldom() {
    countingTakes = Duration.ofSeconds(2);
    housekeeping.whenDue();
    clock.advance(Duration.ofSeconds(199));
    housekeeping.whenDue();
    assertThat(counts).isOne();

    clock.advance(Duration.ofSeconds(1));
    housekeeping.whenDue();
    assertThat(counts).isEqualTo(2);
  }
}
