package dev.cyclonelariat.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageCodecWritingTest {

  private static final UUID ID = UUID.fromString("f2ce3813-0905-4d81-a60e-f289f2431f50");
  private static final OffsetDateTime TIME = OffsetDateTime.parse("2022-11-09T11:42:18.2039+01:00");

  private static MessageBuilder<Event> event() {
    return Event.builder("user_created").uuid(ID).publisher("users").sentAt(TIME);
  }

  private static String data(String value) {
    String body = MessageCodec.encode(event().data(Map.of("a", value)).build());
    return body.substring(body.indexOf("{\"a\":\"") + 6, body.indexOf("\"},\"sent_at"));
  }

  @Test
  void version1HasItsKeysInOrderAndNothingElse() {
    assertThat(MessageCodec.encode(event().groupId("g").deduplicationId("d").build()))
        .isEqualTo(
            "{\"uuid\":\"f2ce3813-0905-4d81-a60e-f289f2431f50\",\"publisher\":\"users\","
                + "\"type\":\"event_user_created\",\"version\":1,\"data\":{},"
                + "\"sent_at\":\"2022-11-09T11:42:18.203+01:00\"}");
  }

  @Test
  void version2AddsSubjectAndObjectAtTheEnd() {
    Command command =
        Command.builder("ban_user")
            .uuid(ID)
            .publisher("admin")
            .data(Map.of("days", 3))
            .requestId(new UUID(1, 2))
            .sentAt(TIME)
            .subject("user", new UUID(0, 1))
            .object("user", new UUID(0, 42))
            .build();

    assertThat(MessageCodec.encode(command))
        .isEqualTo(
            "{\"uuid\":\"f2ce3813-0905-4d81-a60e-f289f2431f50\",\"publisher\":\"admin\","
                + "\"type\":\"command_ban_user\",\"version\":2,\"data\":{\"days\":3},"
                + "\"request_id\":\"00000000-0000-0001-0000-000000000002\","
                + "\"sent_at\":\"2022-11-09T11:42:18.203+01:00\","
                + "\"subject\":{\"type\":\"user\",\"uuid\":\"00000000-0000-0000-0000-000000000001\"},"
                + "\"object\":{\"type\":\"user\",\"uuid\":\"00000000-0000-0000-0000-00000000002a\"}}");
  }

  @Test
  void onlyWhatJsonAndSqsDemandIsEscaped() {
    assertThat(data("a/b <>&' é 日 😀 \u2028\u2029\u007f"))
        .isEqualTo("a/b <>&' é 日 😀 \u2028\u2029\u007f");
    assertThat(data("\"\\\b\f\n\r\t")).isEqualTo("\\\"\\\\\\b\\f\\n\\r\\t");
    assertThat(data("\0\u001f")).isEqualToIgnoringCase("\\u0000\\u001f");
    assertThat(data("\uFFFD\uFFFE\uFFFF")).isEqualTo("\uFFFD\\ufffe\\uffff");
  }

  @Test
  void halvesOfSurrogatePairsAreEscapedSoThatTheTextStaysUtf8() {
    assertThat(data("x\uD83D")).isEqualTo("x\\ud83d");
    assertThat(data("\uDE00x")).isEqualTo("\\ude00x");
    assertThat(
            MessageCodec.decode(MessageCodec.encode(event().data(Map.of("a", "x\uD83Dy")).build()))
                .data())
        .isEqualTo(Map.of("a", "x\uD83Dy"));
  }

  @Test
  void timesAlwaysHaveThreeFractionDigits() {
    assertThat(MessageCodec.encode(event().sentAt(Instant.parse("0022-01-02T03:04:05Z")).build()))
        .contains("\"sent_at\":\"0022-01-02T03:04:05.000Z\"");
  }

  @Test
  void anOffsetThatIso8601CannotSayBecomesUtc() {
    assertThat(
            MessageCodec.encode(
                event().sentAt(OffsetDateTime.parse("2022-11-09T11:42:18+01:00:30")).build()))
        .contains("\"sent_at\":\"2022-11-09T10:41:48.000Z\"");
  }
}
