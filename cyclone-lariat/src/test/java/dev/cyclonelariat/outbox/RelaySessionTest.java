package dev.cyclonelariat.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.jdbc.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What relays on PostgreSQL set for their transactions. */
class RelaySessionTest extends OutboxFixture {

  private final List<String> timeouts = new ArrayList<>();

  @Override
  HikariDataSource database() {
    return TestDatabases.postgresql();
  }

  @Test
  void noneOfThemKeepsRowsLockedForLongIfItsProcessIsStopped() {
    Outbox observed =
        lariat
            .outbox(new Observed(Transactions.of(database)))
            .sender(aws)
            .clock(clock)
            .history(Duration.ofDays(1))
            .build();
    opened.add(observed);
    addToGroup("g", "a", "poison", "c");
    add("poison");
    aws.poison("poison");
    timeouts.clear();
    observed.relay().runOnce();
    aws.heal();
    aws.goAway();
    pass(Duration.ofMinutes(10));
    observed.relay().runOnce();

    assertThat(sent()).containsExactly("a");
    assertThat(timeouts).hasSizeGreaterThan(5).containsOnly("30s");
  }

  private final class Observed implements Transactions {

    private final Transactions transactions;

    private Observed(Transactions transactions) {
      this.transactions = transactions;
    }

    @Override
    public <T> T inTransaction(Work<T> work) throws Exception {
      return transactions.inTransaction(
          connection -> {
            T result = work.run(connection);
            timeouts.add(
                TestDatabases.show(connection, "SHOW idle_in_transaction_session_timeout"));
            return result;
          });
    }
  }
}
