package dev.cyclonelariat.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.publish.Outgoing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Producers of one group wait for each other, if asked to. */
class OrderedByCommitTest extends OutboxFixture {

  @Override
  HikariDataSource database() {
    return TestDatabases.postgresql();
  }

  @Test
  void whoAddsToAGroupWaitsForTheCommitOfWhoAddedBefore() throws SQLException {
    Outbox ordered = outbox(OutboxBuilder::orderedByCommit);
    try (Connection first = connection();
        Connection second = connection()) {
      ordered.join(first).add(of("a", "g"));
      ordered.join(second).add(of("b", "h"));
      ordered.join(second).add(Outgoing.of(event("c").build()));
      second.commit();

      assertThatThrownBy(() -> ordered.join(second).add(of("d", "g")))
          .isInstanceOf(OutboxException.class)
          .hasMessageContaining("lock timeout");
      second.rollback();
      first.commit();

      ordered.join(second).addAll(List.of(of("e", "h"), of("f", "g")));
      second.commit();
    }
    drain(ordered);
    assertThat(sent()).containsSubsequence("a", "f").containsSubsequence("b", "e").contains("c");
  }

  @Test
  void otherwiseNobodyWaits() throws SQLException {
    try (Connection first = connection();
        Connection second = connection()) {
      outbox.join(first).add(of("a", "g"));
      outbox.join(second).add(of("b", "g"));
      second.commit();
      drain(outbox);
      first.commit();
    }
    drain(outbox);
    assertThat(sent()).containsExactly("b", "a");
  }

  @Test
  void onOtherDatabasesItCannotBeHad() {
    try (HikariDataSource h2 = TestDatabases.h2()) {
      OutboxSchema.create(h2);
      assertThatThrownBy(() -> lariat.outbox(h2).orderedByCommit().build())
          .isInstanceOf(OutboxException.class)
          .hasMessageContaining("PostgreSQL");
    }
  }

  private Connection connection() throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("SET lock_timeout = '200ms'");
    }
    connection.commit();
    return connection;
  }

  private static Outgoing of(String name, String group) {
    return Outgoing.of(event(name).groupId(group).build()).to(FIFO);
  }
}
