package dev.cyclonelariat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecReadingTest {

  private static final String UUID_TEXT = "f2ce3813-0905-4d81-a60e-f289f2431f50";
  private static final String SENT_AT = "2022-11-09T11:42:18.203+01:00";
  private static final String REFS =
      ",\"subject\":{\"type\":\"user\",\"uuid\":\"a27c29e2-bbd3-490a-8f1b-caa4f8d902ef\"}"
          + ",\"object\":{\"type\":\"note\",\"uuid\":\"f46e74db-3335-4c5e-b476-c2a87660a942\"}";

  private static String body(String key, String json) {
    String fields =
        """
        {"uuid":"%s","publisher":"users","type":"event_user_created","version":1,"data":{},\
        "sent_at":"%s"}"""
            .formatted(UUID_TEXT, SENT_AT);
    // Of repeated keys the last counts.
    return fields.substring(0, fields.length() - 1) + ",\"" + key + "\":" + json + "}";
  }

  private static List<String> violations(String body) {
    InvalidMessageException e =
        catchThrowableOfType(InvalidMessageException.class, () -> MessageCodec.decode(body));
    assertThat(e).as("must be refused: %s", body).isNotNull();
    assertThat(e.violations()).isNotEmpty();
    return e.violations().stream().map(Violation::toString).toList();
  }

  @Test
  void unknownKeysAreIgnored() {
    Message message = MessageCodec.decode(body("trace_id", "{\"a\":[1,{\"b\":null}]}"));

    assertThat(message.wireType()).isEqualTo("event_user_created");
    assertThat(MessageCodec.encode(message)).doesNotContain("trace_id");
  }

  @Test
  void aVersionMayBeAString() {
    assertThat(MessageCodec.decode(body("version", "\"1\"")).version()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2022-11-09T11:42:18Z,            2022-11-09T11:42:18Z",
    "2022-11-09T11:42:18.2+01:00,     2022-11-09T11:42:18.2+01:00",
    "2022-11-09T11:42:18.2039999Z,    2022-11-09T11:42:18.203Z",
    "2022-11-09T11:42:18.2039999999999999999Z, 2022-11-09T11:42:18.203Z",
    "2022-11-09T11:42:18.203,         2022-11-09T11:42:18.203Z",
    "2022-11-09T11:42:18,             2022-11-09T11:42:18Z",
    "2022-11-09T11:42:18.203-0330,    2022-11-09T11:42:18.203-03:30",
    "2022-11-09t11:42:18.203z,        2022-11-09T11:42:18.203Z",
  })
  void timesAreReadWithAnyFractionAndZone(String written, OffsetDateTime meant) {
    OffsetDateTime read = MessageCodec.decode(body("sent_at", "\"" + written + "\"")).sentAt();

    assertThat(read).hasToString(meant.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2022-11-09",
        "2022-11-09T11:42",
        "2022-13-09T11:42:18Z",
        "2022-11-09 11:42:18Z",
        "2022-11-09T11:42:18.Z",
        "2022-11-09T11:42:18.203+25:00",
        "2022-11-09T11:42:18.203 01:00",
        "x\\n2022-11-09T11:42:18Z\\ny",
        "2022-11-09T11:42:18Z\\n",
        "tomorrow"
      })
  void otherTimesAreRefused(String written) {
    assertThat(violations(body("sent_at", "\"" + written + "\"")))
        .containsExactly("sent_at: must be an ISO 8601 time such as 2022-11-09T11:42:18.203+01:00");
  }

  @Test
  void aTypeWithoutPrefixIsOfUnknownKindAndIsWrittenAsItCame() {
    Message message = MessageCodec.decode(body("type", "\"note_added\""));

    assertThat(message).isInstanceOf(UnknownMessage.class);
    assertThat(message.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(message.type()).isEqualTo("note_added");
    assertThat(MessageCodec.encode(message)).contains("\"type\":\"note_added\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind", "processed_at", "client_error_message", "received_at"})
  void keysThatLookLikeInboxColumnsHaveNoEffect(String key) {
    Message message = MessageCodec.decode(body(key, "\"command\""));

    assertThat(message.kind()).isEqualTo(Kind.EVENT);
    assertThat(message.clientError()).isNull();
    assertThat(message.processedAt()).isNull();
    assertThat(message.receivedAt()).isNull();
    assertThat(message.sendingError()).isNull();
  }

  @Test
  void uuidsKeepTheirLetterCaseAndCompareWithoutIt() {
    String upper = UUID_TEXT.toUpperCase(java.util.Locale.ROOT);
    Message message = MessageCodec.decode(body("uuid", "\"" + upper + "\""));

    assertThat(message.uuid()).isEqualTo(UUID.fromString(UUID_TEXT));
    assertThat(message).isEqualTo(MessageCodec.decode(body("uuid", "\"" + UUID_TEXT + "\"")));
    assertThat(MessageCodec.encode(message)).contains(upper);
  }

  @Test
  void zAndPlusZeroAreEqual() {
    assertThat(MessageCodec.decode(body("sent_at", "\"2022-11-09T10:42:18.203Z\"")))
        .isEqualTo(MessageCodec.decode(body("sent_at", "\"2022-11-09T10:42:18.203+00:00\"")));
  }

  @Test
  void nullAndMissingDataAreEmpty() {
    assertThat(MessageCodec.decode(body("data", "null")).data()).isEmpty();
  }

  @Test
  void dataKeepsNullsOrderAndNumbersOfAnySize() {
    String data = "{\"z\":null,\"a\":[1,null,1.50],\"big\":123456789012345678901234567890}";
    Message message = MessageCodec.decode(body("data", data));

    assertThat(message.data()).containsOnlyKeys("z", "a", "big");
    assertThat(message.data().get("big"))
        .isEqualTo(new BigInteger("123456789012345678901234567890"));
    assertThat((List<?>) message.data().get("a"))
        .isEqualTo(java.util.Arrays.asList(1L, null, new BigDecimal("1.50")));
    assertThat(MessageCodec.encode(message)).contains("\"data\":" + data);
  }

  @Test
  void furtherKeysOfSubjectAndObjectAreKept() {
    String subject =
        "{\"role\":\"admin\",\"type\":\"user\",\"uuid\":\"a27c29e2-bbd3-490a-8f1b-caa4f8d902ef\"}";
    Message message =
        MessageCodec.decode(
            body(
                "version",
                "2" + REFS.replaceAll(",\"subject\":\\{[^}]*}", "") + ",\"subject\":" + subject));

    assertThat(message.subject()).isNotNull();
    assertThat(message.subject().extra()).isEqualTo(Map.of("role", "admin"));
    assertThat(MessageCodec.encode(message))
        .contains(
            "\"subject\":{\"type\":\"user\",\"uuid\":\"a27c29e2-bbd3-490a-8f1b-caa4f8d902ef\",\"role\":\"admin\"}");
  }

  @Test
  void aSubjectInVersion1IsIgnoredLikeAnyUnknownKey() {
    Message message = MessageCodec.decode(body("version", "1" + REFS));

    assertThat(message.subject()).isNull();
    assertThat(MessageCodec.encode(message)).doesNotContain("subject");
  }

  @Test
  void attributesOfAnSnsEnvelopeAreHandedOver() {
    String envelope =
        """
        {"Message":%s,"MessageAttributes":{
           "traceparent":{"Type":"String","Value":"00-abc"},
           "tries":{"Type":"Number","Value":"3"},
           "blob":{"Type":"Binary","Value":"AAEC"}},
         "TopicArn":"arn:aws:sns:eu-west-1:1:t","Type":"Notification"}"""
            .formatted(
                new tools.jackson.databind.json.JsonMapper().writeValueAsString(body("x", "1")));

    DecodedBody decoded = MessageCodec.decodeBody(envelope);

    assertThat(decoded.attributes()).isEqualTo(Map.of("traceparent", "00-abc", "tries", "3"));
    assertThat(decoded.topicArn()).isEqualTo("arn:aws:sns:eu-west-1:1:t");
  }

  @Test
  void allViolationsAreListedAtOnce() {
    assertThat(violations("{\"version\":2,\"subject\":{\"type\":\"user\"},\"data\":[]}"))
        .containsExactlyInAnyOrder(
            "uuid: is missing",
            "publisher: is missing",
            "type: is missing",
            "data: must be a JSON object",
            "sent_at: is missing",
            "subject.uuid: is missing",
            "object: is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          uuid       | 5                     | uuid: must be a string
          uuid       | null                  | uuid: is missing
          uuid       | "1-2-3-4-5"           | uuid: must be a UUID (8-4-4-4-12 hex)
          uuid       | "x\\nf2ce3813-0905-4d81-a60e-f289f2431f50\\ny" | uuid: must be a UUID (8-4-4-4-12 hex)
          publisher  | ""                    | publisher: is missing
          publisher  | {"a":{}}              | publisher: must be a string
          type       | "event_"              | type: must say more than 'event_'
          type       | ""                    | type: must not be empty
          type       | []                    | type: must be a string
          version    | 3                     | version: must be 1 or 2, not 3
          version    | 1.0                   | version: must be an integer
          version    | "one"                 | version: must be 1 or 2, not one
          version    | null                  | version: is missing
          data       | [1]                   | data: must be a JSON object
          data       | "text"                | data: must be a JSON object
          request_id | "abc"                 | request_id: must be a UUID (8-4-4-4-12 hex)
          request_id | 7                     | request_id: must be a string
          sent_at    | 1668000000            | sent_at: must be a string
          """)
  void abodyThatBreaksItsSchemaIsRefused(String key, String json, String violation) {
    assertThat(violations(body(key, json))).containsExactly(violation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"user"}                | subject.uuid: is missing
          {"uuid":"f2ce3813-0905-4d81-a60e-f289f2431f50"} | subject.type: is missing
          {"type":"","uuid":"f2ce3813-0905-4d81-a60e-f289f2431f50"} | subject.type: must not be empty
          {"type":"user","uuid":7}       | subject.uuid: must be a string
          {"type":"user","uuid":"7"}     | subject.uuid: must be a UUID (8-4-4-4-12 hex)
          "user"                         | subject: must be a JSON object
          null                           | subject: is missing
          """)
  void version2NeedsAWholeSubject(String subject, String violation) {
    assertThat(violations(body("version", "2" + REFS + ",\"subject\":" + subject)))
        .containsExactly(violation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``             | body: is empty
          null           | body: must be a JSON object
          7              | body: must be a JSON object
          []             | body: must be a JSON object
          "text"         | body: must be a JSON object
          {} {}          | body: holds more than one JSON value
          {"uuid"        | body: is not JSON (line 1, column 8)
          hello          | body: is not JSON (line 1, column 1)
          """)
  void whatIsNoJsonObjectIsRefused(String text, String violation) {
    assertThat(violations(text)).containsExactly(violation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "[]", "{}"})
  void aNotificationWithoutAStringIsRefused(String json) {
    assertThat(violations("{\"Type\":\"Notification\",\"Message\":" + json + "}"))
        .containsExactly("body: is an SNS notification whose Message is not a string");
  }

  @Test
  void aNotificationAroundSomethingElseIsRefused() {
    assertThat(violations("{\"Type\":\"Notification\",\"Message\":\"\\\"text\\\"\"}"))
        .containsExactly("body: must be a JSON object");
  }

  @Test
  void bytesMustBeUtf8() {
    byte[] good = body("publisher", "\"сервис\"").getBytes(StandardCharsets.UTF_8);
    assertThat(MessageCodec.decode(good).publisher()).isEqualTo("сервис");

    good[good.length - 4] = (byte) 0xC0;
    assertThatThrownBy(() -> MessageCodec.decode(good))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage("The message is invalid: body: is not UTF-8");
  }

  @Test
  void limitsAreSaid() {
    assertThat(violations(body("data", "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}")))
        .singleElement()
        .asString()
        .isEqualTo("body: is nested deeper than 100 levels");
    assertThat(violations(body("data", "{\"a\":" + "9".repeat(10_001) + "}")))
        .singleElement()
        .asString()
        .isEqualTo("body: holds a number of more than 10,000 digits");
    String tooLong = "x".repeat((1 << 20) + 1);
    for (String object : List.of("{\"a\":\"" + tooLong + "\"}", "{\"" + tooLong + "\":1}")) {
      assertThat(violations(body("data", object)))
          .containsExactly("body: holds a string of more than 1,048,576 characters");
    }
  }
}
