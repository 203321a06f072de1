package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.inbox.store.ParkedBody;
import dev.cyclonelariat.inbox.store.StoredMessage;
import dev.cyclonelariat.message.ClientError;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.pipeline.Pipeline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Messages within their schema, but at the edges of what a database keeps: each is handled and
 * stored, or parked to the byte; none is lost, and none is delivered for ever.
 */
abstract class ExtremeMessagesContract extends InboxFixture {

  private static final Map<String, String> EXTREMES = new LinkedHashMap<>();

  static {
    data("NUL in data", "{\"text\":\"a\\u0000b\"}");
    data("NUL in a key", "{\"a\\u0000b\":1}");
    data("half of a surrogate pair", "{\"text\":\"a\\ud800b\"}");
    data("the largest exponent", "{\"number\":1e999999999}");
    data("the smallest exponent", "{\"number\":1e-999999999}");
    data("more than a double", "{\"number\":1e400}");
    data("10,000 digits", "{\"number\":" + "9".repeat(10_000) + "}");
    data("10,000 digits behind the point", "{\"number\":0." + "9".repeat(9_998) + "}");
    data("98 levels", "{\"a\":" + "[".repeat(97) + "]".repeat(97) + "}");
    data("a text of 900 kB", "{\"text\":\"" + "ü".repeat(450_000) + "\"}");
    EXTREMES.put("a long type", body("{}", "t".repeat(100_000), "2026-01-02T03:04:05.678Z"));
    EXTREMES.put("half a pair in the type", body("{}", "t\\ud800", "2026-01-02T03:04:05Z"));
    EXTREMES.put("before the year 0", body("{}", "t", "0000-01-01T00:00:00.000+14:00"));
    EXTREMES.put("in the year 1", body("{}", "t", "0001-01-01T00:00:00.000Z"));
    EXTREMES.put("in 1900", body("{}", "t", "1900-01-01T00:00:00.000Z"));
    EXTREMES.put("in the year 9999", body("{}", "t", "9999-12-31T23:59:59.999Z"));
    EXTREMES.put("after the year 9999", body("{}", "t", "9999-12-31T23:59:59.999-12:00"));
  }

  private static void data(String name, String data) {
    EXTREMES.put(name, body(data, "user_created", "2026-01-02T03:04:05.678Z"));
  }

  private static String body(String data, String type, String sentAt) {
    return """
        {"uuid":"{uuid}","type":"event_%s","publisher":"users","version":1,"data":%s,\
        "sent_at":"%s"}"""
        .formatted(type, data, sentAt);
  }

  @Test
  void transactional() throws Exception {
    assertAllKept(pipeline(JdbcInbox.of(database), this::effect));
  }

  @Test
  void batch() throws Exception {
    assertAllKept(pipeline(JdbcInbox.builder(database).batch().build(), this::effect));
  }

  @Test
  void lease() throws Exception {
    try (JdbcInbox inbox = JdbcInbox.builder(database).lease(Duration.ofMinutes(1)).build()) {
      assertAllKept(pipeline(inbox, (message, context) -> handled.add(message.uuid().toString())));
    }
  }

  private static String filled(String body, UUID uuid) {
    return body.replace("{uuid}", uuid.toString());
  }

  private void assertAllKept(Pipeline pipeline) {
    EXTREMES.forEach(
        (name, body) -> {
          UUID uuid = UUID.randomUUID();
          assertKept(name, pipeline, uuid, filled(body, uuid));
        });
  }

  private void assertKept(String name, Pipeline pipeline, UUID uuid, String body) {
    Delivery bad = Delivery.of("mails", name, body);
    Delivery good = delivery("mails", UUID.randomUUID(), null);

    List<Outcome> first = pipeline.processAll(List.of(bad, good));
    List<Outcome> second = pipeline.processAll(List.of(bad, good));

    assertThat(first.get(1)).as(name).isEqualTo(new Outcome.Done());
    assertThat(second.get(1)).as(name).isEqualTo(new Outcome.Duplicate());
    if (first.get(0) instanceof Outcome.Parked parked) {
      assertThat(second.get(0)).as(name).isEqualTo(parked);
      assertParked(name, uuid, body);
    } else {
      assertThat(first.get(0)).as(name).isEqualTo(new Outcome.Done());
      assertThat(second.get(0)).as(name).isEqualTo(new Outcome.Duplicate());
      assertStored(name, uuid, MessageCodec.decode(body));
    }
  }

  private void assertParked(String name, UUID uuid, String body) {
    InboxStore store = InboxStore.of(database);
    ParkedBody parked = store.parked("mails", name).get();
    assertThat(parked.body()).as(name).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
    assertThat(parked.reason()).as(name).contains("database cannot keep");
    assertThat(store.find(uuid)).as(name).isEmpty();
    assertThat(handled).as(name).doesNotContain(uuid.toString());
  }

  private void assertStored(String name, UUID uuid, Message message) {
    StoredMessage stored = InboxStore.of(database).find(uuid).get(0);
    assertThat(handled).as(name).containsOnlyOnce(uuid.toString());
    assertThat(stored.message().data()).as(name).hasToString(message.data().toString());
    assertThat(stored.message().sentAt().toInstant())
        .as(name)
        .isEqualTo(message.sentAt().toInstant());
  }

  @Test
  void detailsOfABusinessErrorAreKept() throws Exception {
    assertDetailsAreKept(JdbcInbox.of(database));
  }

  @Test
  void detailsOfABusinessErrorAreKeptUnderALease() throws Exception {
    try (JdbcInbox inbox = JdbcInbox.builder(database).lease(Duration.ofMinutes(1)).build()) {
      assertDetailsAreKept(inbox);
    }
  }

  private void assertDetailsAreKept(JdbcInbox inbox) {
    EXTREMES.forEach(
        (name, body) -> {
          Map<String, Object> details = MessageCodec.decode(filled(body, UUID.randomUUID())).data();
          UUID uuid = UUID.randomUUID();

          Outcome outcome =
              pipeline(
                      inbox,
                      (message, context) -> {
                        throw new BusinessException("no\u0000 such user", details);
                      })
                  .process(delivery("mails", uuid, null));

          assertThat(outcome).as(name).isInstanceOf(Outcome.BusinessError.class);
          ClientError kept = InboxStore.of(database).find(uuid).get(0).message().clientError();
          assertThat(kept.message() + kept.details())
              .as(name)
              .isIn(
                  "no\uFFFD such user" + details,
                  "no\uFFFD such user " + MessageCodec.encodeTree(details) + "{}");
        });
  }

  @Test
  void whatCannotBeStoredIsNoBusinessErrorWhateverIsTakenForOne() throws Exception {
    Pipeline pipeline = pipeline(JdbcInbox.of(database), e -> true, this::effect);
    assertAllKept(pipeline);

    execute("DROP TABLE inbox_messages");

    assertThat(pipeline.process(delivery("mails")).isAcknowledged()).isFalse();
  }

  @Test
  void theCaseOfAUuidMakesNoDifference() throws Exception {
    String body = filled(body("{}", "t", "2026-01-02T03:04:05.678Z"), uuid);
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
