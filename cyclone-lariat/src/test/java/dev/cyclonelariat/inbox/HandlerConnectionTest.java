package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Handlers may do with their connection all but end the inbox's transaction. */
class HandlerConnectionTest extends InboxFixture {

  @Override
  HikariDataSource database() {
    return TestDatabases.h2();
  }

  private interface Use {
    void of(Connection connection) throws SQLException;
  }

  private static Arguments use(String name, Use use) {
    return Arguments.of(name, use);
  }

  static Stream<Arguments> endings() {
    return Stream.of(
        use("commit", Connection::commit),
        use("rollback", Connection::rollback),
        use("close", Connection::close),
        use("abort", connection -> connection.abort(Runnable::run)),
        use("setAutoCommit", connection -> connection.setAutoCommit(true)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endings")
  void aCallThatEndsTheTransactionFailsBeforeItDoesHarm(String name, Use use) throws Exception {
    assertRefused(JdbcInbox.of(database), name, use);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endings")
  void soItDoesInATransactionOfAFramework(String name, Use use) throws Exception {
    assertRefused(JdbcInbox.builder(Transactions.of(database)).build(), name, use);
  }

  private void assertRefused(JdbcInbox inbox, String name, Use use) throws Exception {
    Outcome outcome = outcome(inbox, use);

    assertThat(outcome).isInstanceOf(Outcome.Retry.class);
    assertThat(effects()).isZero();
    assertThat(row()).containsEntry("processed_at", null);
    assertThat(row().get("last_error").toString())
        .contains("A handler must not call " + name + " on the connection of the inbox");
  }

  private Outcome outcome(JdbcInbox inbox, Use use) {
    return pipeline(
            inbox,
            (message, context) -> {
              effect(message, context);
              use.of(context.connection());
            })
        .process(delivery("mails"));
  }

  @Test
  void soItDoesInABatch() throws Exception {
    List<Delivery> batch =
        List.of(delivery("mails", UUID.randomUUID(), null), delivery("mails", uuid, null));

    List<Outcome> outcomes =
        pipeline(
                JdbcInbox.builder(database).batch().build(),
                (message, context) -> {
                  effect(message, context);
                  if (message.uuid().equals(uuid)) {
                    context.connection().commit();
                  }
                })
            .processAll(batch);

    assertThat(outcomes).extracting(Outcome::isAcknowledged).containsExactly(true, false);
    assertThat(effects()).isEqualTo(1);
  }

  static Stream<Arguments> otherUses() {
    return Stream.of(
        use("the driver's own connection", connection -> connection.unwrap(Connection.class)),
        use(
            "a savepoint",
            connection -> {
              Savepoint before = connection.setSavepoint();
              insertEffect(connection, UUID.randomUUID());
              connection.rollback(before);
            }),
        use("auto-commit that is off already", connection -> connection.setAutoCommit(false)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("otherUses")
  void allElseIsAllowed(String name, Use use) throws Exception {
    assertThat(outcome(JdbcInbox.of(database), use)).isEqualTo(Outcome.done());
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void errorsOfTheDatabaseComeAsTheyAre() {
    Outcome outcome =
        outcome(
            JdbcInbox.of(database), connection -> connection.prepareStatement("SELECT * FROM x"));

    assertThat(((Outcome.Retry) outcome).cause()).isInstanceOf(SQLException.class);
  }
}
