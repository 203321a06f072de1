package dev.cyclonelariat.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Whatever arrives, decoding gives a message or the one typed error. */
class HostileBodiesTest {

  private static final int MUTATIONS = 200_000;
  private static final long SEED = 20221109;

  private static final List<String> WRONG_VALUES =
      List.of(
          "null",
          "[]",
          "{}",
          "-1",
          "1e999999999",
          "1e-999999999",
          "-0",
          "0.1e1",
          "\"\"",
          "true",
          "9".repeat(9_999),
          "9".repeat(20_000),
          "0." + "1".repeat(9_000),
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\uFFFE\"",
          "{\"a\":1,\"a\":2}",
          "[[[[[[]]]]]]",
          "NaN",
          "'x'",
          "\"\\x\"");

  @Test
  void mutatedBodiesGiveAMessageOrATypedError() {
    Random random = new Random(SEED);
    List<Golden> golden = Golden.all();
    List<BiFunction<byte[], Random, byte[]>> mutations =
        List.of(
            HostileBodiesTest::truncate,
            HostileBodiesTest::flipBytes,
            HostileBodiesTest::replaceValue,
            HostileBodiesTest::repeatSlice,
            HostileBodiesTest::insertByte);
    int messages = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      Golden from = golden.get(random.nextInt(golden.size()));
      byte[] bytes =
          (random.nextBoolean() ? from.body() : from.snsEnvelope())
              .getBytes(StandardCharsets.UTF_8);
      for (int n = random.nextInt(3); n >= 0; n--) {
        bytes = mutations.get(random.nextInt(mutations.size())).apply(bytes, random);
      }
      messages += decodes(bytes) ? 1 : 0;
    }
    assertThat(messages).as("some are harmless, most are not").isBetween(1_000, MUTATIONS / 2);
  }

  @Test
  void deepHugeAndLongBodiesGiveAMessageOrATypedError() {
    int mebibyte = 1 << 20;
    assertThat(decodes("[".repeat(10_000))).isFalse();
    assertThat(decodes("{\"a\":".repeat(10_000))).isFalse();
    assertThat(decodes(body("[".repeat(10_000) + "]".repeat(10_000)))).isFalse();
    assertThat(decodes(body("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)))).isFalse();
    assertThat(decodes(body("9".repeat(mebibyte)))).isFalse();
    assertThat(decodes(body("\"" + "x".repeat(mebibyte - 1_000) + "\""))).isTrue();
    assertThat(decodes(body("\"" + "\\u0000".repeat(mebibyte / 6) + "\""))).isTrue();
    assertThat(decodes(body("[" + "[],".repeat(mebibyte / 3) + "[]]"))).isTrue();
    assertThat(decodes(body("[" + ("9".repeat(9_999) + ",").repeat(100) + "1]"))).isTrue();
    assertThat(decodes("\0".repeat(1_000))).isFalse();
    assertThat(decodes("{\"uuid\":1," + "\"uuid\":2,".repeat(100_000) + "\"uuid\":3}")).isFalse();
    assertThat(decodes("{" + "\"subject\":7,\"version\":\"x\",".repeat(30_000) + "\"a\":1}"))
        .isFalse();
    StringBuilder colliding = new StringBuilder("{");
    for (int i = 0; i < 60_000; i++) {
      colliding.append('"');
      for (int bit = 0; bit < 16; bit++) {
        colliding.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      colliding.append("\":1,");
    }
    decodes(body(colliding + "\"z\":1}"));
  }

  private static String body(String value) {
    return Golden.named("v1_event_empty_data")
        .body()
        .replace("\"data\":{}", "\"data\":{\"a\":" + value + "}");
  }

  private static boolean decodes(String body) {
    return decodes(body.getBytes(StandardCharsets.UTF_8));
  }

  /** Any other exception fails the test. A message must also survive being written. */
  private static boolean decodes(byte[] bytes) {
    try {
      Message message = MessageCodec.decode(bytes);
      assertThat(MessageCodec.decode(MessageCodec.encode(message))).isEqualTo(message);
      return true;
    } catch (InvalidMessageException e) {
      assertThat(e.violations()).isNotEmpty();
      return false;
    }
  }

  private static byte[] truncate(byte[] body, Random random) {
    return Arrays.copyOf(body, random.nextInt(body.length + 1));
  }

  private static byte[] flipBytes(byte[] body, Random random) {
    byte[] copy = body.clone();
    for (int n = random.nextInt(4); n >= 0 && copy.length > 0; n--) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
    }
    return copy;
  }

  private static byte[] replaceValue(byte[] body, Random random) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int colon = text.indexOf("\":", random.nextInt(text.length() + 1));
    if (colon < 0) {
      return body;
    }
    int comma = text.indexOf(',', colon);
    String value =
        new String(
            WRONG_VALUES.get(random.nextInt(WRONG_VALUES.size())).getBytes(StandardCharsets.UTF_8),
            StandardCharsets.ISO_8859_1);
    String tail = comma < 0 ? "}" : text.substring(comma);
    return (text.substring(0, colon + 2) + value + tail).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] repeatSlice(byte[] body, Random random) {
    if (body.length == 0) {
      return body;
    }
    int from = random.nextInt(body.length);
    int to = Math.min(body.length, from + random.nextInt(60));
    byte[] longer = Arrays.copyOf(body, body.length + to - from);
    System.arraycopy(body, from, longer, to, body.length - from);
    return longer;
  }

  private static byte[] insertByte(byte[] body, Random random) {
    int at = random.nextInt(body.length + 1);
    byte[] longer = Arrays.copyOf(body, body.length + 1);
    System.arraycopy(body, at, longer, at + 1, body.length - at);
    longer[at] = (byte) "\0\"\\{}[],:\n9-".charAt(random.nextInt(12));
    return longer;
  }
}
