package dev.cyclonelariat.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * A backlog of any length in a heap of 64 MiB, in a JVM of its own: 50,000 rows here, 1,000,000 in
 * the profile {@code long}.
 */
class LittleHeapDrainTest {

  private static final int ROWS = Integer.getInteger("inbox.rows", 50_000);

  private static final String FILL =
      """
      INSERT INTO outbox_messages (
        uuid, service, resource, serialized_message, available_at)
      SELECT gen_random_uuid(), 'sns', 't', json_build_object('text', repeat('x', %d)), 'epoch'
      FROM generate_series(1, %d) AS n""";

  @Test
  void memoryDoesNotGrowWithTheBacklog() throws Exception {
    assertThat(drain(500, ROWS)).isEqualTo("sent " + ROWS);
  }

  @Test
  void norWithTheSizeOfMessages() throws Exception {
    assertThat(drain(250_000, 600)).isEqualTo("sent 600");
  }

  private static String drain(int bytes, int rows) throws Exception {
    try (HikariDataSource database = TestDatabases.postgresql()) {
      OutboxSchema.create(database);
      fill(database, FILL.formatted(bytes, rows));
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  DrainAll.class.getName(),
                  TestDatabases.url(database))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(child.waitFor()).isZero();
      return said.lines().reduce("", (before, line) -> line);
    }
  }

  private static void fill(HikariDataSource database, String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
