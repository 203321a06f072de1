package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each index of PostgreSQL's script serves a reader, and each reader has one. */
class IndexesTest {

  private static final UUID SOME = new UUID(0, 42);
  private static HikariDataSource database;

  @BeforeAll
  static void fill() throws SQLException {
    database = TestDatabases.postgresql();
    InboxSchema.create(database);
    execute(
        """
        INSERT INTO inbox_messages (
          consumer, uuid, kind, type, publisher, version, data, request_id, subject_type,
          subject_uuid, object_type, object_uuid, client_error_message, sent_at, received_at,
          processed_at)
        SELECT 'mails', gen_random_uuid(), 'event', 'user_banned', 'users', 2, '{}',
          gen_random_uuid(), 'user', gen_random_uuid(), 'user', gen_random_uuid(),
          CASE WHEN n % 100 = 0 THEN 'no such user' END, now(), now() - n * interval '1 second',
          CASE WHEN n % 100 <> 1 THEN now() END
        FROM generate_series(1, 20000) AS n""");
    execute("ANALYZE inbox_messages");
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          inbox_messages_unprocessed  | processed_at IS NULL AND received_at >= now() - interval '1 h'
          inbox_messages_client_error | client_error_message IS NOT NULL AND resolution IS NULL AND received_at >= now() - interval '1 h'
          inbox_messages_received     | received_at >= now() - interval '60 s' AND received_at < now() AND processed_at < now()
          inbox_messages_subject      | subject_uuid = '{}' AND subject_type = 'user' AND sent_at >= now() - interval '1 h'
          inbox_messages_object       | object_uuid = '{}' AND object_type = 'user' AND sent_at >= now() - interval '1 h'
          inbox_messages_request      | request_id = '{}'
          inbox_messages_pkey         | uuid = '{}'
          """)
  void anIndexServes(String index, String condition) throws SQLException {
    List<String> plan =
        query("EXPLAIN SELECT * FROM inbox_messages WHERE " + condition.replace("{}", SOME + ""));

    assertThat(plan).anyMatch(line -> line.contains(index));
    assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
  }

  @Test
  void thereAreNoOthers() throws SQLException {
    assertThat(query("SELECT indexname FROM pg_indexes WHERE tablename = 'inbox_messages'"))
        .containsExactlyInAnyOrder(
            "inbox_messages_pkey",
            "inbox_messages_received",
            "inbox_messages_unprocessed",
            "inbox_messages_client_error",
            "inbox_messages_subject",
            "inbox_messages_object",
            "inbox_messages_request");
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> query(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines;
    }
  }
}
