package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Readers of any length in a heap of 64 MiB, in a JVM of their own: 100,000 rows here, 1,000,000 in
 * the profile {@code long}.
 */
class LittleHeapTest {

  private static final int ROWS = Integer.getInteger("inbox.rows", 100_000);

  private static final String FILL =
      """
      INSERT INTO inbox_messages (
        consumer, uuid, kind, type, publisher, version, data, subject_type, subject_uuid,
        object_type, object_uuid, queue, client_error_message, sent_at, received_at, processed_at)
      SELECT 'mails', gen_random_uuid(), 'event', 'user_banned', 'users', 2,
        json_build_object('text', repeat('x', 500)),
        'user', '00000000-0000-0000-0000-000000000042', 'user', gen_random_uuid(), 'mails',
        'no such user', now() - n * interval '1 second', now() - n / 3 * interval '1 second', now()
      FROM generate_series(1, %d) AS n""";

  @Test
  void readersStream() throws Exception {
    try (HikariDataSource database = TestDatabases.postgresql()) {
      InboxSchema.create(database);
      fill(database);

      for (String reader : List.of("all", "errors", "actions")) {
        assertThat(readInChild(reader, url(database))).isEqualTo(reader + " " + ROWS);
      }
    }
  }

  @Test
  void readersStreamLargeMessagesToo() throws Exception {
    try (HikariDataSource database = TestDatabases.postgresql()) {
      InboxSchema.create(database);
      execute(
          database, FILL.replace("'x', 500", "'x', 1000000").replace("n / 3", "n").formatted(120));

      for (String reader : List.of("all", "errors", "actions")) {
        assertThat(readInChild(reader, url(database))).isEqualTo(reader + " 120");
      }
    }
  }

  private static void fill(HikariDataSource database) throws SQLException {
    execute(database, FILL.formatted(ROWS));
    execute(database, "ANALYZE inbox_messages");
  }

  private static void execute(HikariDataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String url(HikariDataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getURL() + "&user=postgres";
    }
  }

  private static String readInChild(String reader, String url) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                ReadAll.class.getName(),
                reader,
                url)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).isZero();
    return said.trim();
  }
}
