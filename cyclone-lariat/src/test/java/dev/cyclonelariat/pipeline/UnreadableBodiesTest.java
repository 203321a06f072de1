package dev.cyclonelariat.pipeline;

import static dev.cyclonelariat.pipeline.Deliveries.body;
import static dev.cyclonelariat.pipeline.Deliveries.event;
import static dev.cyclonelariat.pipeline.Deliveries.inGroup;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.BusinessErrors;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Inbox;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.handling.UnreadableBodies;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.notify.Notifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that nobody can read never reach a handler, are never lost, and are told of once. */
class UnreadableBodiesTest {

  private static final Outcome BEHIND = Outcome.retryAfter(Duration.ZERO);

  private static final String VALID =
      """
      {"uuid":"f5b3a2c4-0000-4000-8000-000000000001","publisher":"users",\
      "type":"event_note_added","version":1,"data":{},"sent_at":"2026-01-02T03:04:05Z"}""";

  private final List<Message> handled = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final List<Delivery> aside = new ArrayList<>();

  private final class Teller implements Notifier {

    @Override
    public void received(HandlerContext context) {
      told.add("received");
    }

    @Override
    public void parked(HandlerContext context, String reason) {
      told.add("parked: " + reason);
    }

    @Override
    public void error(HandlerContext context, Throwable cause) {
      told.add("error: " + cause.getMessage());
    }
  }

  /** Puts unreadable bodies aside in memory, unless that fails. */
  private final class Aside implements Inbox {

    private final boolean fails;

    private Aside(boolean fails) {
      this.fails = fails;
    }

    @Override
    public Middleware middleware(BusinessErrors businessErrors) {
      return (context, next) -> next.proceed(context);
    }

    @Override
    public UnreadableBodies unreadableBodies() {
      return (delivery, problem) -> {
        if (fails) {
          throw new IllegalStateException("no database");
        }
        aside.add(delivery);
        return new Outcome.Parked(problem.getMessage());
      };
    }
  }

  private Pipeline.Builder builder() {
    return Pipeline.builder()
        .notifier(new Teller())
        .fallback((message, context) -> handled.add(message));
  }

  /** The bodies that the gem loses, or receives again for ever. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not JSON | body: is not JSON",
        "null | body: must be a JSON object",
        "5 | body: must be a JSON object",
        "[] | body: must be a JSON object",
        "\"text\" | body: must be a JSON object",
        "{} | version: is missing",
        "{\"Type\":\"Notification\",\"Message\":\"not JSON\"} | body: is not JSON",
        "{\"Type\":\"Notification\",\"Message\":\"null\"} | body: must be a JSON object",
        "{\"Type\":\"Notification\",\"Message\":\"\\\"text\\\"\"} | body: must be a JSON object",
        "{\"Type\":\"Notification\",\"Message\":5} | body: is an SNS notification whose Message is not a string"
      })
  void theyAreParkedAndTold(String text, String reason) {
    Delivery delivery = body(text);

    Outcome outcome = builder().inbox(new Aside(false)).build().process(delivery);

    assertThat(((Outcome.Parked) outcome).reason()).contains(reason);
    assertThat(handled).isEmpty();
    assertThat(aside).containsExactly(delivery);
    assertThat(told).containsExactly("received", "parked: " + ((Outcome.Parked) outcome).reason());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"version\":1 | \"version\":3 | version: must be 1 or 2, not 3",
        "\"version\":1 | \"version\":2 | subject: is missing",
        ",\"version\":1 | `` | version: is missing",
        "\"event_note_added\" | \"event_\" | type",
        "\"event_note_added\" | 7 | type",
        "\"uuid\":\"f5b3a2c4-0000-4000-8000-000000000001\", | `` | uuid: is missing",
        "f5b3a2c4-0000 | x | uuid",
        "\"users\" | null | publisher",
        "2026-01-02T03:04:05Z | yesterday | sent_at",
        "\"data\":{} | \"data\":[] | data: must be a JSON object"
      })
  void soIsWhateverBreaksItsSchema(String part, String changed, String reason) {
    assertThat(VALID).contains(part);

    Outcome outcome =
        builder().inbox(new Aside(false)).build().process(body(VALID.replace(part, changed)));

    assertThat(((Outcome.Parked) outcome).reason()).contains(reason);
    assertThat(handled).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"trace_id\":\"7\"",
        "\"subject\":{\"type\":\"user\"}",
        "\"processed_at\":\"2026-01-02T03:04:05Z\"",
        "\"client_error_message\":\"made up\"",
        "\"kind\":\"command\""
      })
  void furtherKeysHaveNoEffect(String key) {
    Pipeline pipeline = builder().inbox(new Aside(false)).build();

    Outcome outcome = pipeline.process(body(VALID.replace("\"data\"", key + ",\"data\"")));

    assertThat(outcome).isEqualTo(Outcome.done());
    assertThat(handled).hasSize(1);
    assertThat(handled.get(0).kind()).isEqualTo(Kind.EVENT);
    assertThat(MessageCodec.encode(handled.get(0))).isEqualTo(encodedAgain(VALID));
  }

  private static String encodedAgain(String body) {
    return MessageCodec.encode(MessageCodec.decode(body));
  }

  @Test
  void withoutAnInboxTheyStayOnTheQueueAndAreTold() {
    Outcome outcome = builder().build().process(body("not JSON"));

    assertThat(((Outcome.Retry) outcome).cause()).isInstanceOf(InvalidMessageException.class);
    assertThat(told).hasSize(2).last().asString().startsWith("error: The message is invalid");
  }

  @Test
  void theyStayThereTooWhenTheyCannotBePutAside() {
    Outcome outcome = builder().inbox(new Aside(true)).build().process(body("not JSON"));

    assertThat(((Outcome.Retry) outcome).cause())
        .hasMessage("no database")
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessageContaining("not JSON"));
    assertThat(told).containsExactly("received", "error: no database");
  }

  @Test
  void aParkedBodyLetsItsFifoGroupGoOn() {
    List<Outcome> outcomes =
        builder()
            .inbox(new Aside(false))
            .build()
            .processAll(List.of(inGroup("a", body("not JSON")), inGroup("a", event("note_added"))));

    assertThat(outcomes).extracting(Outcome::isAcknowledged).containsExactly(true, true);
    assertThat(handled).hasSize(1);
  }

  @Test
  void behindOneThatStaysItsFifoGroupWaits() {
    Pipeline pipeline =
        builder()
            .onBatch(
                Kind.EVENT,
                "note_added",
                batch -> {
                  batch.forEach(context -> handled.add(context.message()));
                  return batch.stream().map(context -> Outcome.done()).toList();
                })
            .build();

    List<Outcome> outcomes =
        pipeline.processAll(
            List.of(
                inGroup("a", event("note_added")),
                inGroup("a", body("not JSON")),
                inGroup("a", event("note_added")),
                inGroup("b", event("note_added"))));

    assertThat(outcomes)
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(Outcome.done()),
            unreadable -> assertThat(unreadable.isAcknowledged()).isFalse(),
            behind -> assertThat(behind).isEqualTo(BEHIND),
            other -> assertThat(other).isEqualTo(Outcome.done()));
    assertThat(handled).hasSize(2);
  }

  @Test
  void aSourceCanKeepItsGroupBlocked() {
    Outcome outcome =
        builder()
            .inbox(new Aside(false))
            .source(source -> source.blockGroup())
            .build()
            .process(inGroup("a", body("not JSON")));

    assertThat(outcome.isAcknowledged()).isFalse();
    assertThat(aside).isEmpty();
  }

  @Test
  void aHandlerCannotChangeWhatOthersSee() {
    builder()
        .build()
        .process(
            body(VALID.replace("\"data\":{}", "\"data\":{\"password\":\"secret\",\"tags\":[]}")));

    Map<String, Object> data = handled.get(0).data();
    assertThat(data).isUnmodifiable();
    assertThat(data).containsEntry("password", "secret");
  }
}
