package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.handling.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
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
}
