package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.inbox.store.InboxStore.ChangedData;
import dev.cyclonelariat.inbox.store.StoredMessage;
import dev.cyclonelariat.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Ruby processes and ours side by side on one table, after the upgrade of what the gem made. */
class TableSharedWithRubyTest {

  @Nested
  class Sequel extends Contract {
    @Override
    GemLayout layout() {
      return GemLayout.SEQUEL;
    }
  }

  @Nested
  class ActiveRecord extends Contract {
    @Override
    GemLayout layout() {
      return GemLayout.ACTIVE_RECORD;
    }
  }

  abstract static class Contract {

    private static final String SHARED = JdbcInbox.TABLE_SHARED_WITH_RUBY;

    private final HikariDataSource database = TestDatabases.postgresql();
    private final RubyProcess ruby = new RubyProcess(layout(), database);
    private final UUID uuid = UUID.randomUUID();

    abstract GemLayout layout();

    @AfterEach
    void close() {
      database.close();
    }

    @Test
    void whatRubyHasHandledIsADuplicateForUs() throws Exception {
      upgrade();
      assertThat(ruby.find(uuid)).isEqualTo(RubyProcess.Found.NOTHING);
      ruby.insert(uuid);
      ruby.markProcessed(uuid);

      assertThat(process(inbox("mails"))).isEqualTo(new Outcome.Duplicate());
    }

    @Test
    void whatWeHaveHandledIsFoundProcessedByRuby() throws Exception {
      upgrade();

      assertThat(process(inbox("mails"))).isEqualTo(new Outcome.Done());

      assertThat(ruby.find(uuid)).isEqualTo(RubyProcess.Found.PROCESSED);
      assertThatThrownBy(() -> ruby.insert(uuid))
          .isInstanceOf(SQLException.class)
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("23505");
    }

    @Test
    void whatRubyHasLeftUnprocessedIsHandledAndMarkedByUs() throws Exception {
      upgrade();
      ruby.insert(uuid);

      assertThat(process(inbox("mails"))).isEqualTo(new Outcome.Done());
      assertThat(ruby.find(uuid)).isEqualTo(RubyProcess.Found.PROCESSED);
      assertThat(process(inbox("mails"))).isEqualTo(new Outcome.Duplicate());
    }

    @Test
    void whatFailedWithUsIsFoundUnprocessedByRubyWhichMarksIt() throws Exception {
      upgrade();
      InboxFixture.pipeline(
              inbox("mails"),
              (message, context) -> {
                throw new IllegalStateException("broken");
              })
          .process(InboxFixture.delivery("mails", uuid, null));
      assertThat(ruby.find(uuid)).isEqualTo(RubyProcess.Found.UNPROCESSED);

      ruby.markProcessed(uuid);

      assertThat(process(inbox("mails"))).isEqualTo(new Outcome.Duplicate());
    }

    @Test
    void leasesAndBatchesWorkThereToo() throws Exception {
      upgrade();
      try (JdbcInbox leasing =
          JdbcInbox.builder(database)
              .table(SHARED)
              .consumer("mails")
              .lease(Duration.ofMinutes(1))
              .build()) {
        assertThat(
                InboxFixture.pipeline(leasing, (message, context) -> {})
                    .process(InboxFixture.delivery("mails", uuid, null)))
            .isEqualTo(new Outcome.Done());
      }
      JdbcInbox batch = JdbcInbox.builder(database).table(SHARED).consumer("mails").batch().build();

      assertThat(process(batch)).isEqualTo(new Outcome.Duplicate());
      assertThat(ruby.find(uuid)).isEqualTo(RubyProcess.Found.PROCESSED);
    }

    /** Of {@code jsonb}; {@code json} keeps the text as it is. */
    @Test
    void whatItsJsonCannotHoldIsParked() throws Exception {
      upgrade();
      String body =
          """
          {"uuid":"%s","type":"event_t","publisher":"p","version":1,"data":{"text":"a\\u0000b"},\
          "sent_at":"2026-01-02T03:04:05.678Z"}"""
              .formatted(uuid);

      Outcome outcome =
          InboxFixture.pipeline(inbox("mails"), (message, context) -> {})
              .process(Delivery.of("mails", "m-1", body));

      String reason =
          "The message is invalid: body: has a value that the inbox's database cannot keep"
              + " (SQLState 22P05)";
      assertThat(outcome)
          .isEqualTo(
              layout() == GemLayout.SEQUEL ? new Outcome.Done() : new Outcome.Parked(reason));
    }

    @Test
    void whatRubyStoredBeforeAndAfterTheUpgradeIsReadWithItsInstants() throws Exception {
      UUID before = UUID.randomUUID();
      ruby.createTable();
      ruby.insert(before);
      ruby.markBusinessError(before);
      ruby.execute(InboxSchema.upgradeScript(layout()));
      ruby.insert(uuid);
      ruby.markBusinessError(uuid);

      InboxStore store =
          InboxStore.of(Transactions.of(database), SHARED, JdbcInbox.DEFAULT_PARKED_TABLE);
      assertThat(store.withClientErrors()).hasSize(2);
      StoredMessage stored = store.find(uuid).get(0);
      assertThat(stored.message().sentAt().toInstant()).isEqualTo(InboxFixture.SENT);
      assertThat(Duration.between(stored.message().receivedAt(), Instant.now()).abs())
          .isLessThan(Duration.ofMinutes(10));
      assertThat(
              Duration.between(
                      store.find(before).get(0).message().receivedAt(),
                      stored.message().receivedAt())
                  .abs())
          .isLessThan(Duration.ofMinutes(10));
      assertThat(stored.message().data()).containsEntry("id", 12L);
      assertThat(stored.message().clientError().details()).containsEntry("id", 12L);
      assertThat(stored.message().violations()).isEmpty();
      assertThat(store.resolve(stored, "told the sender")).isTrue();
      assertThat(
              store.retry(
                  stored,
                  ChangedData.REFUSE,
                  InboxFixture.pipeline(inbox("mails"), (message, context) -> {})::process))
          .isEqualTo(new Outcome.Done());
    }

    @Test
    void itServesOneConsumer() throws Exception {
      upgrade();
      inbox("mails");
      inbox("mails");

      assertThatThrownBy(() -> inbox("audit"))
          .isInstanceOf(InboxException.class)
          .hasMessageContaining("serves the consumer 'mails', not also 'audit'");
      assertThatThrownBy(() -> JdbcInbox.builder(database).table(SHARED).build())
          .isInstanceOf(InboxException.class)
          .hasMessageContaining("name it with consumer(…)");
    }

    @Test
    void theUpgradeDoesNothingASecondTime() throws Exception {
      upgrade();
      ruby.execute(InboxSchema.upgradeScript(layout()));

      assertThat(process(inbox("mails"))).isEqualTo(new Outcome.Done());
    }

    @Test
    void aTableWithAnIdOfItsOwnCanBeUpgradedToo() throws Exception {
      ruby.createTable();
      ruby.execute("ALTER TABLE " + ruby.table() + " DROP CONSTRAINT " + ruby.table() + "_pkey");
      ruby.execute("ALTER TABLE " + ruby.table() + " ADD COLUMN id bigserial PRIMARY KEY");
      ruby.execute(InboxSchema.upgradeScript(layout()));

      assertThat(process(inbox("mails"))).isEqualTo(new Outcome.Done());
      assertThat(process(inbox("mails"))).isEqualTo(new Outcome.Duplicate());
    }

    private void upgrade() throws SQLException {
      ruby.createTable();
      ruby.execute(InboxSchema.upgradeScript(layout()));
    }

    private JdbcInbox inbox(String consumer) {
      return JdbcInbox.builder(database).table(SHARED).consumer(consumer).build();
    }

    private Outcome process(JdbcInbox inbox) {
      return InboxFixture.pipeline(inbox, Contract::useTheTransaction)
          .process(InboxFixture.delivery("mails", uuid, null));
    }

    private static void useTheTransaction(Object message, HandlerContext context)
        throws SQLException {
      Connection connection = context.connection();
      assertThat(connection.getAutoCommit()).isFalse();
    }
  }
}
