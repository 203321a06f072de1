package dev.cyclonelariat.examples;

import dev.cyclonelariat.inbox.InboxSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A database of the test's own, with an inbox and a table of mails. */
final class TestDatabase implements AutoCloseable {

  private final JdbcConnectionPool pool =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL", "sa", "");

  TestDatabase() throws SQLException {
    InboxSchema.create(pool);
    try (Connection connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE mails (user_id bigint, text varchar)");
    }
  }

  DataSource dataSource() {
    return pool;
  }

  long count(String from) throws SQLException {
    try (Connection connection = pool.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() {
    pool.dispose();
  }
}
