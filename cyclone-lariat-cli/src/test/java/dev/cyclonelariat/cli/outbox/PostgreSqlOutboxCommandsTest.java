package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.cli.TestOutbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgreSqlOutboxCommandsTest extends OutboxCommandsContract {

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().setConnectConfig("connectTimeout", "20").start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  /** A schema's contents are gone before each test. */
  @Override
  TestOutbox open() throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA public CASCADE");
      statement.execute("CREATE SCHEMA public");
    }
    String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    return new TestOutbox(url, "postgres", "postgres");
  }

  @Override
  Map<String, String> environment() {
    return Map.of("LARIAT_DB_USER", "postgres", "LARIAT_DB_PASSWORD", "postgres");
  }

  @Override
  String dialect() {
    return "postgresql";
  }
}
