package dev.cyclonelariat.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GoldenMessagesTest {

  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  static List<Golden> golden() {
    return Golden.all();
  }

  @Test
  void allOfThemAreHere() {
    assertThat(golden()).hasSize(29);
  }

  @ParameterizedTest
  @MethodSource("golden")
  void aBodyDecodedAndEncodedAgainIsTheSameToTheByte(Golden golden) {
    Message message = MessageCodec.decode(golden.body());

    assertThat(message.kind()).isEqualTo(golden.kind());
    assertThat(message.version()).isEqualTo(golden.version());
    assertSameText(MessageCodec.encode(message), golden.body());
  }

  @ParameterizedTest
  @MethodSource("golden")
  void anEnvelopeOfSnsHoldsTheSameMessage(Golden golden) {
    DecodedBody decoded = MessageCodec.decodeBody(golden.snsEnvelope());

    assertSameText(MessageCodec.encode(decoded.message()), golden.body());
    assertThat(decoded.topicArn()).startsWith("arn:aws:sns:eu-west-1:000000000000:test-");
    assertThat(decoded.attributes()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void everyFieldIsRead(Golden golden) {
    Message message = MessageCodec.decode(golden.body());
    JsonNode json = EXACT.readTree(golden.body());

    assertThat(message.uuid()).hasToString(json.get("uuid").asString().toLowerCase(Locale.ROOT));
    assertThat(message.publisher()).isEqualTo(json.get("publisher").asString());
    assertThat(message.wireType()).isEqualTo(json.get("type").asString());
    assertThat(EXACT.<JsonNode>valueToTree(message.data())).isEqualTo(widened(json.get("data")));
    assertThat(message.requestId() == null).isEqualTo(!json.has("request_id"));
    assertThat(message.subject() == null).isEqualTo(!json.has("subject"));
    assertThat(message.object() == null).isEqualTo(!json.has("object"));
    assertThat(message.violations()).isEmpty();
  }

  private static void assertSameText(String actual, String expected) {
    assertThat(zone(actual)).isEqualTo(zone(expected));
  }

  /** Z and +00:00 may stand for each other. */
  private static String zone(String body) {
    return body.replaceAll("(\"sent_at\":\"[^\"]*)\\+00:00\"", "$1Z\"");
  }

  private static JsonNode widened(JsonNode data) {
    return EXACT.valueToTree(Tree.freeze(EXACT.convertValue(data, Map.class)));
  }
}
