package dev.cyclonelariat.inbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.common.BaseDataSource;

/** Real databases for tests: one PostgreSQL for all, with a database for each test, and H2. */
public final class TestDatabases {

  private static final int CONNECTIONS = 20;

  private TestDatabases() {}

  /** Started when it is first needed; it stops with the JVM. */
  private static final class Postgres {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setConnectConfig("connectTimeout", "20").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public static HikariDataSource postgresql() {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = Postgres.SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return pool(Postgres.SERVER.getDatabase("postgres", name));
  }

  /** Where other processes find such a database. */
  public static String url(HikariDataSource postgresql) {
    BaseDataSource dataSource = (BaseDataSource) postgresql.getDataSource();
    return "jdbc:postgresql://localhost:%d/%s?user=%s"
        .formatted(
            dataSource.getPortNumbers()[0], dataSource.getDatabaseName(), dataSource.getUser());
  }

  public static HikariDataSource h2() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1");
    return pool(dataSource);
  }

  /** The one value that a query gives. */
  public static String show(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static HikariDataSource pool(DataSource dataSource) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(dataSource);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }
}
