package dev.cyclonelariat.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.EncodedMessage;
import dev.cyclonelariat.publish.ScriptedBatches;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gem's table, with what it has left in it, made ours. */
class GemUpgradeTest {

  private static final String SEQUEL =
      """
      CREATE TABLE outbox_messages (
        uuid uuid PRIMARY KEY, deduplication_id text, group_id text,
        serialized_message json NOT NULL, sending_error text,
        created_at timestamp DEFAULT current_timestamp)""";

  private static final String ACTIVE_RECORD =
      """
      CREATE TABLE outbox_messages (
        id bigserial PRIMARY KEY, uuid uuid NOT NULL UNIQUE, deduplication_id text, group_id text,
        serialized_message jsonb NOT NULL, sending_error text,
        created_at timestamp DEFAULT current_timestamp)""";

  private static final String WITH_UNIQUE_INDEX =
      """
      CREATE TABLE outbox_messages (
        id bigserial PRIMARY KEY, uuid uuid NOT NULL,
        serialized_message json NOT NULL, created_at timestamp);
      CREATE UNIQUE INDEX index_outbox_messages_on_uuid ON outbox_messages (uuid)""";

  private static final String BODY =
      """
      {"uuid": "00000000-0000-0000-0000-00000000000%d", "publisher": "mails", "version": 1,
       "type": "event_mail_sent", "data": {}, "sent_at": "2022-11-09T11:42:18.203Z"}""";

  private final HikariDataSource database = TestDatabases.postgresql();
  private final ScriptedBatches aws = new ScriptedBatches();
  private final Lariat lariat =
      Lariat.of(LariatSettings.builder().publisher("mails").instance("test").build());

  @AfterEach
  void close() {
    lariat.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {SEQUEL, ACTIVE_RECORD})
  void whatTheGemHasLeftIsSentInItsOrder(String table) throws SQLException {
    execute(table);
    insert(3, "'g'", "NULL", 1);
    insert(1, "'g'", "'it failed'", 3);
    insert(2, "'g'", "NULL", 2);
    insert(4, "NULL", "NULL", 0);
    execute("UPDATE outbox_messages SET created_at = NULL WHERE group_id IS NULL");
    execute(OutboxSchema.upgradeScript());
    execute(OutboxSchema.upgradeScript());

    try (Outbox outbox = lariat.outbox(database).sender(aws).build()) {
      OutboxFixture.drain(outbox);
      assertThat(aws.taken())
          .filteredOn(EncodedMessage::isFifo)
          .extracting(message -> message.uuid().getLeastSignificantBits() & 0xF)
          .containsExactly(1L, 2L, 3L);
      assertThat(aws.taken())
          .extracting(EncodedMessage::resource)
          .containsOnly(
              "test-event-fanout-mails-mail_sent.fifo", "test-event-fanout-mails-mail_sent")
          .hasSize(4);
      assertThat(outbox.store().all()).isEmpty();

      insert(5, "NULL", "NULL", 0);
      assertThat(outbox.relay().runOnce().claimed())
          .as("for a minute Ruby has time to send what it writes")
          .isZero();
      execute("DELETE FROM outbox_messages WHERE uuid = '00000000-0000-0000-0000-000000000005'");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SEQUEL, ACTIVE_RECORD, WITH_UNIQUE_INDEX})
  void oneMessageMayGoToSeveralPlacesAfterwards(String table) throws SQLException {
    execute(table);
    execute(OutboxSchema.upgradeScript());
    try (Outbox outbox = lariat.outbox(database).sender(aws).build()) {
      outbox.transaction(
          tx -> {
            var event = lariat.event("mail_sent").build();
            tx.add(event);
            tx.add(event, Destination.queue("q"));
            return null;
          });
      OutboxFixture.drain(outbox);
    }
    assertThat(aws.taken()).hasSize(2);
  }

  private void insert(int number, String group, String error, int hoursAgo) throws SQLException {
    execute(
        List.of(
                "INSERT INTO outbox_messages",
                "(uuid, group_id, serialized_message, sending_error, created_at) VALUES",
                "('00000000-0000-0000-0000-00000000000%d', %s, '%s', %s,"
                    .formatted(number, group, BODY.formatted(number), error),
                "current_timestamp - interval '%d hours')".formatted(hoursAgo))
            .stream()
            .reduce("", (all, part) -> all + " " + part));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
