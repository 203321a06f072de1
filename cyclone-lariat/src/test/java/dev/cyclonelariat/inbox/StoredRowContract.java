package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.SettableClock;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.EntityRef;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.MessageCodec;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is stored of a message, and where, on every database. */
abstract class StoredRowContract extends InboxFixture {

  private JdbcInbox inbox;

  @BeforeEach
  void openInbox() {
    inbox = JdbcInbox.of(database);
  }

  private Outcome process(Handler handler) {
    return pipeline(inbox, handler).process(delivery("mails"));
  }

  @Test
  void version2IsKeptWhole() throws Exception {
    UUID subject = UUID.randomUUID();
    UUID object = UUID.randomUUID();
    UUID request = UUID.randomUUID();
    Event event =
        Event.builder("user_banned")
            .uuid(uuid)
            .publisher("admin")
            .subject(EntityRef.of("user", subject).with(Map.of("role", "admin")))
            .object("user", object)
            .requestId(request)
            .sentAt(OffsetDateTime.parse("2026-01-02T04:04:05.678+01:00"))
            .data(Map.of("text", "сервис 😀 \u2028 \"quoted\"", "nothing", List.of()))
            .build();
    Delivery delivery =
        new Delivery("mails", "m-1", MessageCodec.encode(event), Map.of(), 1, "group-7");

    pipeline(inbox, this::effect).process(delivery);

    Map<String, Object> row = row();
    assertThat(row)
        .containsEntry("version", 2)
        .containsEntry("request_id", request.toString())
        .containsEntry("subject_type", "user")
        .containsEntry("subject_uuid", subject.toString())
        .containsEntry("object_uuid", object.toString())
        .containsEntry("object_extra", null)
        .containsEntry("group_id", "group-7");
    assertThat(MessageCodec.decodeTree(row.get("subject_extra").toString()))
        .isEqualTo(Map.of("role", "admin"));
    assertThat(MessageCodec.decodeTree(row.get("data").toString())).isEqualTo(event.data());
    assertThat(row.get("sent_at")).isEqualTo(SENT);
  }

  @Test
  void aHandlerThatTookLongIsTimed() throws Exception {
    SettableClock clock = new SettableClock(SENT);
    JdbcInbox timed = JdbcInbox.builder(database).clock(clock).build();

    pipeline(timed, (message, context) -> clock.advance(Duration.ofMillis(1_500)))
        .process(delivery("mails"));

    assertThat(row())
        .containsEntry("handled_ms", 1_500)
        .containsEntry("attempts", 1)
        .containsEntry("received_at", SENT)
        .containsEntry("processed_at", SENT.plusMillis(1_500));
  }

  @Test
  void whatIsStoredCanBeChangedAndTheHandlerSeesWhatCame() throws Exception {
    JdbcInbox blanking =
        JdbcInbox.builder(database).beforeSave(message -> Map.of("password", "***")).build();
    Event event =
        Event.builder("user_created")
            .uuid(uuid)
            .publisher("users")
            .data(Map.of("password", "secret"))
            .build();

    pipeline(blanking, (message, context) -> handled.add(message.data().toString()))
        .process(Delivery.of("mails", "m-1", MessageCodec.encode(event)));

    assertThat(handled).containsExactly("{password=secret}");
    assertThat(MessageCodec.decodeTree(row().get("data").toString()))
        .isEqualTo(Map.of("password", "***"));
    assertThat(row()).containsEntry("data_changed", true);
  }

  @Test
  void charactersThatNoDatabaseKeepsDoNoHarm() throws Exception {
    Event event =
        Event.builder("user_created").uuid(uuid).publisher("users\u0000").sentAt(SENT).build();

    Outcome outcome =
        pipeline(inbox, this::effect)
            .process(Delivery.of("mails", "m-1", MessageCodec.encode(event)));

    assertThat(outcome).isEqualTo(new Outcome.Done());
    assertThat(row()).containsEntry("publisher", "users\uFFFD");
  }

  @Test
  void aTableThatIsMissingIsNamedAtStart() {
    assertThatThrownBy(() -> JdbcInbox.builder(database).table("nowhere").build())
        .isInstanceOf(InboxException.class)
        .hasMessageMatching(
            "There is no table nowhere in jdbc:[a-z0-9]+:[^?;]+: run the script of InboxSchema,"
                + " which 'lariat inbox schema' prints");
  }

  @Test
  void columnsThatAreMissingAreToldWithoutAnySql() throws Exception {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE bare (uuid uuid)");
    }

    assertThatThrownBy(() -> JdbcInbox.builder(database).table("bare").build())
        .isInstanceOf(InboxException.class)
        .hasMessageMatching("The inbox's table bare in jdbc:.* lacks columns: .*")
        .hasMessageNotContainingAny("FROM", "\n");
  }

  @Test
  void tableNamesArePlainNames() {
    assertThatThrownBy(() -> JdbcInbox.builder(database).table("x; DROP TABLE y"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theScriptDoesNothingASecondTime() throws Exception {
    process(this::effect);

    InboxSchema.create(database);

    assertThat(process(this::effect)).isEqualTo(new Outcome.Duplicate());
  }
}
