package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.inbox.store.ActionLog;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.message.EntityRef;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Which indexes of PostgreSQL's script the statements of the readers use, as the database counts
 * it.
 */
class IndexesTest {

  private static final UUID SOME = new UUID(0, 42);
  private static final EntityRef USER = EntityRef.of("user", SOME);

  private final HikariDataSource database = TestDatabases.postgresql();
  private final Map<String, Consumer<InboxStore>> readers =
      Map.of(
          "unprocessed", store -> store.unprocessed().limit(150).count(),
          "client_error", store -> store.withClientErrors().limit(150).count(),
          "received", store -> store.all().limit(150).count(),
          "received for the newest", store -> store.newest(10),
          "received for purging", store -> store.purge(Instant.now().minus(Duration.ofHours(5))),
          "subject", store -> store.actions(ActionLog.ofSubject(USER)).count(),
          "object", store -> store.actions(ActionLog.ofObject(USER)).count(),
          "request", store -> store.ofRequest(SOME),
          "request for actions",
              store -> store.actions(ActionLog.about(USER).joinedByRequest()).count(),
          "pkey", store -> store.find(SOME));

  @BeforeEach
  void fill() throws SQLException {
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
          CASE WHEN n % 100 <> 1 THEN now() - n * interval '1 second' END
        FROM generate_series(1, 20000) AS n""");
    execute(
        """
        UPDATE inbox_messages SET subject_uuid = '%s'
        WHERE uuid IN (SELECT uuid FROM inbox_messages LIMIT 3)"""
            .formatted(SOME));
    execute("VACUUM ANALYZE inbox_messages");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void eachReaderHasAnIndexAndNoIndexIsWithoutAReader() throws SQLException {
    InboxStore store = InboxStore.of(database);
    TreeSet<String> used = new TreeSet<>();
    for (String name : readers.keySet()) {
      Map<String, Long> before = scans();

      readers.get(name).accept(store);

      String index = "inbox_messages_" + name.split(" ")[0];
      Map<String, Long> after = scans();
      assertThat(after.get(index)).as(name).isGreaterThan(before.get(index));
      assertThat(after.get("the whole table")).as(name).isEqualTo(before.get("the whole table"));
      used.add(index);
    }
    Map<String, Long> all = scans();
    all.remove("the whole table");
    assertThat(used).isEqualTo(all.keySet());
  }

  /** How often each index was used, and the table was read without one. */
  private Map<String, Long> scans() throws SQLException {
    execute("SELECT pg_stat_force_next_flush()");
    Map<String, Long> scans = new HashMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT indexrelname, idx_scan FROM pg_stat_user_indexes
                WHERE relname = 'inbox_messages'
                UNION ALL
                SELECT 'the whole table', seq_scan FROM pg_stat_user_tables
                WHERE relname = 'inbox_messages'""")) {
      while (rows.next()) {
        scans.put(rows.getString(1), rows.getLong(2));
      }
    }
    return scans;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
