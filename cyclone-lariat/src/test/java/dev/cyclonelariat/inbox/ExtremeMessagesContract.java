package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.inbox.store.ParkedBody;
import dev.cyclonelariat.inbox.store.StoredMessage;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.pipeline.Pipeline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages within their schema, but at the edges of what a database keeps: each is handled and
 * stored, or parked to the byte; none is lost, and none is delivered for ever.
 */
abstract class ExtremeMessagesContract extends InboxFixture {

  static Stream<Arguments> extremes() {
    return Stream.of(
        extreme("NUL in data", "{\"text\":\"a\\u0000b\"}"),
        extreme("NUL in a key", "{\"a\\u0000b\":1}"),
        extreme("half of a surrogate pair", "{\"text\":\"a\\ud800b\"}"),
        extreme("the largest exponent", "{\"number\":1e999999999}"),
        extreme("the smallest exponent", "{\"number\":1e-999999999}"),
        extreme("more than a double", "{\"number\":1e400}"),
        extreme("10,000 digits", "{\"number\":" + "9".repeat(10_000) + "}"),
        extreme("10,000 digits behind the point", "{\"number\":0." + "9".repeat(9_998) + "}"),
        extreme("98 levels", "{\"a\":" + "[".repeat(97) + "]".repeat(97) + "}"),
        extreme("a text of 900 kB", "{\"text\":\"" + "ü".repeat(450_000) + "\"}"),
        Arguments.of("long type", body("{}", "t".repeat(100_000), "2026-01-02T03:04:05.678Z")),
        Arguments.of("half a pair in the type", body("{}", "t\\ud800", "2026-01-02T03:04:05Z")),
        Arguments.of("before the year 0", body("{}", "t", "0000-01-01T00:00:00.000+14:00")),
        Arguments.of("in the year 1", body("{}", "t", "0001-01-01T00:00:00.000Z")),
        Arguments.of("in 1900", body("{}", "t", "1900-01-01T00:00:00.000Z")),
        Arguments.of("in the year 9999", body("{}", "t", "9999-12-31T23:59:59.999Z")),
        Arguments.of("after the year 9999", body("{}", "t", "9999-12-31T23:59:59.999-12:00")));
  }

  private static Arguments extreme(String name, String data) {
    return Arguments.of(name, body(data, "user_created", "2026-01-02T03:04:05.678Z"));
  }

  private static String body(String data, String type, String sentAt) {
    return """
        {"uuid":"{uuid}","type":"event_%s","publisher":"users","version":1,"data":%s,\
        "sent_at":"%s"}"""
        .formatted(type, data, sentAt);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("extremes")
  void transactional(String name, String body) throws Exception {
    assertKept(pipeline(JdbcInbox.of(database), this::effect), filled(body));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("extremes")
  void batch(String name, String body) throws Exception {
    assertKept(pipeline(JdbcInbox.builder(database).batch().build(), this::effect), filled(body));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("extremes")
  void lease(String name, String body) throws Exception {
    try (JdbcInbox inbox = JdbcInbox.builder(database).lease(Duration.ofMinutes(1)).build()) {
      assertKept(
          pipeline(inbox, (message, context) -> handled.add(message.uuid().toString())),
          filled(body));
    }
  }

  private String filled(String body) {
    return body.replace("{uuid}", uuid.toString());
  }

  private void assertKept(Pipeline pipeline, String body) throws Exception {
    Delivery bad = Delivery.of("mails", "m-1", body);
    Delivery good = delivery("mails", new UUID(0, 1), null);

    List<Outcome> first = pipeline.processAll(List.of(bad, good));
    List<Outcome> second = pipeline.processAll(List.of(bad, good));

    assertThat(first.get(1)).isEqualTo(new Outcome.Done());
    assertThat(second.get(1)).isEqualTo(new Outcome.Duplicate());
    InboxStore store = InboxStore.of(database);
    if (first.get(0) instanceof Outcome.Parked) {
      assertThat(second.get(0)).isInstanceOf(Outcome.Parked.class);
      List<ParkedBody> parked = store.parked().toList();
      assertThat(parked).hasSize(1);
      assertThat(parked.get(0).body()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
      assertThat(parked.get(0).reason()).contains("database");
      assertThat(store.find(uuid)).isEmpty();
      assertThat(handled).doesNotContain(uuid.toString());
    } else {
      assertThat(first.get(0)).isEqualTo(new Outcome.Done());
      assertThat(second.get(0)).isEqualTo(new Outcome.Duplicate());
      assertThat(handled).containsOnlyOnce(uuid.toString());
      StoredMessage stored = store.find(uuid).get(0);
      var message = MessageCodec.decode(body);
      assertThat(stored.message().data()).hasToString(message.data().toString());
      assertThat(stored.message().sentAt().toInstant()).isEqualTo(message.sentAt().toInstant());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("extremes")
  void detailsOfABusinessErrorAreKept(String name, String body) throws Exception {
    Map<String, Object> details = MessageCodec.decode(filled(body)).data();
    List<Throwable> thrown = new ArrayList<>();

    Outcome outcome =
        pipeline(
                JdbcInbox.of(database),
                (message, context) -> {
                  BusinessException error = new BusinessException("no\u0000 such user", details);
                  thrown.add(error);
                  throw error;
                })
            .process(delivery("mails"));

    assertThat(outcome).isInstanceOf(Outcome.BusinessError.class);
    assertThat(thrown).hasSize(1);
    StoredMessage stored = InboxStore.of(database).withClientErrors().findFirst().get();
    var error = stored.message().clientError();
    assertThat(error.message()).startsWith("no\uFFFD such user");
    assertThat(error.details().equals(details) || error.message().length() > 20).isTrue();
  }

  @Test
  void theCaseOfAUuidMakesNoDifference() throws Exception {
    String body = filled(body("{}", "t", "2026-01-02T03:04:05.678Z"));
    String upper = body.replace(uuid.toString(), uuid.toString().toUpperCase(Locale.ROOT));
    Pipeline pipeline = pipeline(JdbcInbox.of(database), this::effect);

    assertThat(pipeline.process(Delivery.of("mails", "m-1", upper))).isEqualTo(Outcome.done());
    assertThat(pipeline.process(Delivery.of("mails", "m-2", body)))
        .isEqualTo(new Outcome.Duplicate());
  }

  @Test
  void aLongErrorIsCutBetweenCharacters() throws Exception {
    String text = "x".repeat(4_000 - "java.lang.IllegalStateException: ".length() - 1) + "😀";

    pipeline(
            JdbcInbox.of(database),
            (message, context) -> {
              throw new IllegalStateException(text);
            })
        .process(delivery("mails"));

    assertThat(row().get("last_error").toString()).endsWith("x");
  }
}
