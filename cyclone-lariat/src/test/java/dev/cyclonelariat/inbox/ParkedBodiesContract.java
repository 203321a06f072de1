package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.SettableClock;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of bodies that nobody can read, on every database. */
abstract class ParkedBodiesContract extends InboxFixture {

  private JdbcInbox inbox;

  @BeforeEach
  void openInbox() {
    inbox = JdbcInbox.builder(database).clock(new SettableClock(SENT)).build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not JSON",
        "null",
        "5",
        "[]",
        "\"a string\"",
        "{}",
        "",
        "{\"uuid\":\"x\"}",
        "сервис 😀 \0",
        "{\"Type\":\"Notification\",\"TopicArn\":\"t\",\"Message\":\"no JSON\"}"
      })
  void theyAreKeptToTheByteAndAcknowledged(String body) throws Exception {
    Outcome outcome = process(new Delivery("mails", "m-1", body, Map.of("a", "b"), 3, "g"));

    assertThat(outcome).isInstanceOf(Outcome.Parked.class);
    assertThat(handled).isEmpty();
    assertThat(query("SELECT * FROM inbox_parked"))
        .containsEntry("queue", "mails")
        .containsEntry("message_id", "m-1")
        .containsEntry("receive_count", 3)
        .containsEntry("group_id", "g")
        .containsEntry("parked_at", SENT)
        .containsEntry("reason", ((Outcome.Parked) outcome).reason());
    assertThat(
            MessageCodec.decodeTree(
                query("SELECT attributes FROM inbox_parked").get("attributes").toString()))
        .isEqualTo(Map.of("a", "b"));
    assertThat(parkedBody()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void oneThatIsDeliveredAgainIsParkedOnce() throws Exception {
    process(Delivery.of("mails", "m-1", "not JSON"));

    assertThat(process(Delivery.of("mails", "m-1", "not JSON")).isAcknowledged()).isTrue();
    assertThat(count("SELECT count(*) FROM inbox_parked")).isEqualTo(1);
  }

  @Test
  void onFifoTheyLetTheirGroupGoOn() {
    assertThat(process(new Delivery("mails.fifo", "m-1", "not JSON", Map.of(), 1, "group")))
        .isInstanceOf(Outcome.Parked.class);
  }

  @Test
  void theyCanBeLeftToTheQueuesRedrive() throws Exception {
    inbox = JdbcInbox.builder(database).leaveToRedrive().build();

    assertThat(process(Delivery.of("mails", "m-1", "not JSON")).isAcknowledged()).isFalse();
    assertThat(count("SELECT count(*) FROM inbox_parked")).isZero();
  }

  @Test
  void oneThatCannotBeParkedStaysOnTheQueue() throws Exception {
    execute("DROP TABLE inbox_parked");

    assertThat(process(Delivery.of("mails", "m-1", "not JSON")).isAcknowledged()).isFalse();
  }

  private Outcome process(Delivery delivery) {
    return pipeline(inbox, this::effect).process(delivery);
  }

  private byte[] parkedBody() throws Exception {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT body FROM inbox_parked")) {
      row.next();
      return row.getBytes(1);
    }
  }
}
