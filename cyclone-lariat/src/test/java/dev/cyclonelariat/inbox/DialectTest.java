package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.jdbc.DatabaseException;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class DialectTest {

  @Test
  void h2MustSpeakLikePostgresql() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID());

    assertThatThrownBy(() -> JdbcInbox.of(dataSource))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining(";MODE=PostgreSQL;WRITE_DELAY=0");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamed() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";IFEXISTS=TRUE");

    assertThatThrownBy(() -> JdbcInbox.of(dataSource))
        .isInstanceOf(InboxException.class)
        .hasMessageStartingWith("The inbox's database does not answer: ");
  }
}
