package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.pipeline.Pipeline;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * After an error PostgreSQL takes no more statements of a transaction, and its commit undoes it.
 */
class SwallowedDatabaseErrorTest extends InboxFixture {

  @Override
  HikariDataSource database() {
    return TestDatabases.postgresql();
  }

  private static void fail(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("INSERT INTO nowhere VALUES (1)");
    }
  }

  @Test
  void aHandlerThatReturnsAllTheSameHasFailed() throws Exception {
    Outcome outcome =
        pipeline(
                JdbcInbox.of(database),
                (message, context) -> {
                  effect(message, context);
                  try {
                    fail(context.connection());
                  } catch (SQLException swallowed) {
                    handled.add("swallowed");
                  }
                })
            .process(delivery("mails"));

    assertThat(handled).contains("swallowed");
    assertThat(outcome).isInstanceOf(Outcome.Retry.class);
    assertThat(effects()).isZero();
    assertThat(row()).containsEntry("processed_at", null);
  }

  @Test
  void aSavepointAroundTheStatementSavesTheRest() throws Exception {
    Outcome outcome =
        pipeline(
                JdbcInbox.of(database),
                (message, context) -> {
                  effect(message, context);
                  Savepoint before = context.connection().setSavepoint();
                  try {
                    fail(context.connection());
                  } catch (SQLException allowed) {
                    context.connection().rollback(before);
                  }
                })
            .process(delivery("mails"));

    assertThat(outcome).isEqualTo(Outcome.done());
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void soItIsInABatch() throws Exception {
    Pipeline pipeline =
        pipeline(
            JdbcInbox.builder(database).batch().build(),
            (message, context) -> {
              effect(message, context);
              if (message.uuid().equals(uuid)) {
                try {
                  fail(context.connection());
                } catch (SQLException swallowed) {
                  handled.add("swallowed");
                }
              }
            });

    List<Outcome> outcomes =
        pipeline.processAll(
            List.of(delivery("mails", UUID.randomUUID(), null), delivery("mails", uuid, null)));

    assertThat(outcomes).extracting(Outcome::isAcknowledged).containsExactly(true, false);
    assertThat(effects()).isEqualTo(1);
  }
}
