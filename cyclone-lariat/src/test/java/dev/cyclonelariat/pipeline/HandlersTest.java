package dev.cyclonelariat.pipeline;

import static dev.cyclonelariat.pipeline.Deliveries.body;
import static dev.cyclonelariat.pipeline.Deliveries.command;
import static dev.cyclonelariat.pipeline.Deliveries.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.handling.Handlers;
import dev.cyclonelariat.handling.NoHandlerException;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which handler gets which message. */
class HandlersTest {

  record UserCreated(long id) {}

  private static final String UNKNOWN_KIND =
      """
      {"uuid":"f5b3a2c4-0000-4000-8000-000000000001","publisher":"users","type":"user_created",\
      "version":1,"data":{},"sent_at":"2026-01-02T03:04:05Z"}""";

  private final List<Object> handled = new ArrayList<>();

  @Test
  void aHandlerGetsTheMessagesOfItsKindAndType() {
    Pipeline pipeline =
        Pipeline.builder()
            .onEvent("user_created", (message, context) -> handled.add("event"))
            .onCommand("user_created", (message, context) -> handled.add("command"))
            .on(Kind.UNKNOWN, "user_created", (message, context) -> handled.add("unknown"))
            .fallback((message, context) -> handled.add(message.wireType()))
            .build();

    assertThat(pipeline.process(event("user_created"))).isEqualTo(Outcome.done());
    pipeline.process(command("user_created"));
    pipeline.process(body(UNKNOWN_KIND));
    pipeline.process(event("user_banned"));

    assertThat(handled).containsExactly("event", "command", "unknown", "event_user_banned");
  }

  @Test
  void aPayloadCanBeTyped() {
    Pipeline pipeline =
        Pipeline.builder()
            .onEvent("user_created", UserCreated.class, (user, context) -> handled.add(user))
            .build();

    pipeline.process(
        Deliveries.of(
            Event.builder("user_created").publisher("users").data(new UserCreated(42)).build()));

    assertThat(handled).containsExactly(new UserCreated(42));
  }

  @Test
  void aMessageThatNobodyWantsIsAnErrorThatSaysWhatToDo() {
    Pipeline pipeline = Pipeline.builder().onEvent("user_banned", (message, context) -> {}).build();
    Event event = Event.builder("user_created").publisher("users").build();

    Outcome outcome = pipeline.process(Deliveries.of(event));

    assertThat(outcome.isAcknowledged()).isFalse();
    assertThat(((Outcome.Retry) outcome).cause())
        .isInstanceOf(NoHandlerException.class)
        .hasMessage(
            "No handler for event_user_created %s from users, received from queue mails: add a"
                + " handler for event 'user_created', ignore that type, or add a fallback",
            event.uuid());
  }

  @Test
  void aTypeCanBeIgnored() {
    Pipeline pipeline =
        Pipeline.builder()
            .ignore(Kind.EVENT, "user_created")
            .fallback((message, context) -> handled.add(message))
            .build();

    assertThat(pipeline.process(event("user_created"))).isEqualTo(Outcome.done());
    assertThat(handled).isEmpty();
  }

  @Test
  void aTypeHasOneHandler() {
    Pipeline.Builder builder =
        Pipeline.builder().onBatch(Kind.EVENT, "user_created", batch -> List.of());

    assertThatThrownBy(() -> builder.ignore(Kind.EVENT, "user_created"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("event 'user_created' has a handler already");
  }

  @Test
  void aSourceCanHaveHandlersOfItsOwn() {
    Pipeline pipeline =
        Pipeline.builder()
            .onEvent("user_created", (message, context) -> handled.add("general"))
            .source(
                source ->
                    source.handlers(Handlers.all((message, context) -> handled.add("special"))))
            .build();

    pipeline.process(event("user_created"));

    assertThat(handled).containsExactly("special");
  }
}
