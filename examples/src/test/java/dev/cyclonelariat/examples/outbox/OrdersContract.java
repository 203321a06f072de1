package dev.cyclonelariat.examples.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.outbox.OutboxSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the outbox does in the transactions of every framework. */
abstract class OrdersContract {

  /** So seldom does the relay look by itself that what it finds it was woken for. */
  private static final Duration NEVER = Duration.ofHours(1);

  final JdbcConnectionPool database =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL", "sa", "");

  final Sent sent = new Sent();
  Lariat lariat;

  /** Work inside a transaction. */
  interface Work {
    void run() throws Exception;
  }

  /** Readies the framework. */
  abstract void open() throws Exception;

  /** Closes what was opened. */
  void close() throws Exception {}

  /** Runs work in a transaction of the framework, which what it throws rolls back. */
  abstract void inTransaction(Work work) throws Exception;

  /** Inside a transaction: a savepoint, to which what the work throws rolls back. */
  abstract void nested(Work work) throws Exception;

  /** A savepoint of JDBC's own, where the framework has none. */
  static void withSavepoint(Connection connection, Work work) throws Exception {
    Savepoint savepoint = connection.setSavepoint();
    try {
      work.run();
    } catch (Exception e) {
      connection.rollback(savepoint);
      throw e;
    }
  }

  /** Inside a transaction: what the example does. */
  abstract void place(long id) throws Exception;

  @BeforeEach
  final void openAll() throws Exception {
    OutboxSchema.create(database);
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id bigint PRIMARY KEY)");
    }
    lariat =
        Lariat.builder(
                LariatSettings.builder()
                    .publisher("shop")
                    .instance("test")
                    .region("eu-west-1")
                    .accountId("000000000000")
                    .fakePublish(true)
                    .build())
            .outbox(database, settings -> settings.poll(NEVER, NEVER).metrics(sent))
            .build();
    open();
  }

  @AfterEach
  final void closeAll() throws Exception {
    close();
    lariat.close();
    database.dispose();
  }

  @Test
  void whatIsCommittedIsSentAtOnce() throws Exception {
    inTransaction(() -> place(42));

    assertThat(sent.next()).isEqualTo("test-event-fanout-shop-order_placed");
    assertThat(lariat.fakePublications().list())
        .singleElement()
        .satisfies(sent -> assertThat(sent.body()).contains("\"data\":{\"id\":42}"));
    assertThat(count("orders")).isEqualTo(1);
  }

  @Test
  void whatIsRolledBackIsNeverSent() throws Exception {
    assertThatThrownBy(
            () ->
                inTransaction(
                    () -> {
                      place(1);
                      throw new Refusal();
                    }))
        .satisfies(OrdersContract::isRefusal);

    assertThat(count("outbox_messages")).isZero();
    assertThat(count("orders")).isZero();
    assertOnlySent(2);
  }

  @Test
  void whatIsRolledBackToASavepointIsNeverSent() throws Exception {
    inTransaction(
        () -> {
          place(1);
          assertThatThrownBy(
                  () ->
                      nested(
                          () -> {
                            place(2);
                            throw new Refusal();
                          }))
              .satisfies(OrdersContract::isRefusal);
        });

    assertThat(count("orders")).isEqualTo(1);
    assertOnlySent(1, 3);
  }

  @Test
  void nothingIsSentBeforeTheOutermostCommit() throws Exception {
    inTransaction(
        () -> {
          nested(() -> place(1));
          try (Outbox other = lariat.outbox(database).build()) {
            assertThat(other.relay().runOnce().claimed()).isZero();
          }
          assertThat(count("outbox_messages")).isZero();
          assertThat(lariat.fakePublications().list()).isEmpty();
        });

    assertOnlySent(1, 2);
  }

  @Test
  void ifTheOutermostIsRolledBackNothingIsSent() throws Exception {
    assertThatThrownBy(
            () ->
                inTransaction(
                    () -> {
                      nested(() -> place(1));
                      throw new Refusal();
                    }))
        .satisfies(OrdersContract::isRefusal);

    assertOnlySent(2);
  }

  /** As it is, or as the cause of what the framework makes of it. */
  private static void isRefusal(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    assertThat(root).isInstanceOf(Refusal.class);
  }

  /** Places the last of these by itself, so that whatever is to come has come when that has. */
  final void assertOnlySent(long... ids) throws Exception {
    long last = ids[ids.length - 1];
    inTransaction(() -> place(last));
    for (int i = 0; i < ids.length; i++) {
      assertThat(sent.next()).isNotNull();
    }
    assertThat(lariat.fakePublications().list())
        .extracting(sent -> sent.body().replaceAll(".*\"data\":\\{\"id\":(\\d+)}.*", "$1"))
        .containsExactlyInAnyOrder(
            Arrays.stream(ids).mapToObj(Long::toString).toArray(String[]::new));
  }

  /** As a stranger to the transaction sees it. */
  private long count(String table) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Something in the business goes wrong. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
