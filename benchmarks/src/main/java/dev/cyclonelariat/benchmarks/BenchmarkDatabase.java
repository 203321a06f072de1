package dev.cyclonelariat.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.inbox.InboxSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;

/** A PostgreSQL of its own, with an inbox, whose commits last, as they do in production. */
final class BenchmarkDatabase implements AutoCloseable {

  private final EmbeddedPostgres server;
  private final HikariDataSource pool;

  /**
   * Starts it.
   *
   * @param settings more of the server's settings
   */
  BenchmarkDatabase(int connections, Map<String, String> settings)
      throws IOException, SQLException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_wal_size", "4GB")
            .setConnectConfig("connectTimeout", "20");
    settings.forEach(builder::setServerConfig);
    server = builder.start();
    HikariConfig config = new HikariConfig();
    config.setDataSource(server.getPostgresDatabase());
    config.setMaximumPoolSize(connections);
    pool = new HikariDataSource(config);
    InboxSchema.create(pool);
    execute("CREATE TABLE effects (uuid uuid NOT NULL)");
  }

  DataSource pool() {
    return pool;
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    pool.close();
    server.close();
  }
}
