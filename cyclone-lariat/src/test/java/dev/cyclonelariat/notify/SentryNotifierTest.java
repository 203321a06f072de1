package dev.cyclonelariat.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.pipeline.Deliveries;
import dev.cyclonelariat.pipeline.Pipeline;
import io.sentry.Breadcrumb;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Through Sentry's own client, whose events are looked at just before they would be sent. */
class SentryNotifierTest {

  private static final Event EVENT =
      Event.builder("user_created")
          .publisher("users")
          .requestId(UUID.randomUUID())
          .data(Map.of("password", "secret"))
          .build();

  private final List<SentryEvent> events = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void open() {
    Sentry.init(
        options -> {
          options.setDsn("http://key@127.0.0.1:9/1");
          options.setEnableUncaughtExceptionHandler(false);
          options.setBeforeSend(
              (event, hint) -> {
                events.add(event);
                return null;
              });
        });
  }

  @AfterEach
  void close() {
    Sentry.close();
  }

  private static void process(Delivery delivery, Handler handler) {
    Pipeline.builder()
        .notifier(new SentryNotifier(Sentry.getCurrentScopes()))
        .fallback(handler)
        .build()
        .process(delivery);
  }

  @Test
  void aBusinessErrorIsAMessageWithTheTagsOfItsMessage() {
    process(
        Deliveries.of(EVENT),
        (message, context) -> {
          throw new BusinessException("no such user");
        });

    SentryEvent event = events.get(0);
    assertThat(event.getMessage().getFormatted()).isEqualTo("Business error: no such user");
    assertThat(event.getLevel()).isEqualTo(SentryLevel.ERROR);
    assertThat(event.getTags())
        .containsEntry("queue", "mails")
        .containsEntry("message_id", "id-" + EVENT.uuid())
        .containsEntry("uuid", EVENT.uuid().toString())
        .containsEntry("type", "event_user_created")
        .containsEntry("request_id", EVENT.requestId().toString());
    assertThat(event.getExtras()).isNullOrEmpty();
  }

  @Test
  void aFailureIsItsException() {
    IllegalStateException broken = new IllegalStateException("broken");

    process(
        Deliveries.of(EVENT),
        (message, context) -> {
          throw broken;
        });

    assertThat(events.get(0).getThrowable()).isSameAs(broken);
    assertThat(events.get(0).getTags()).containsEntry("uuid", EVENT.uuid().toString());
  }

  @Test
  void aBodyThatNobodyCanReadIsTaggedByItsQueue() {
    process(Deliveries.body("not JSON"), (message, context) -> {});

    assertThat(events).hasSize(1);
    assertThat(events.get(0).getTags()).containsEntry("queue", "mails").doesNotContainKey("uuid");
  }

  @Test
  void aReceivedMessageLeavesABreadcrumb() {
    process(Deliveries.of(EVENT), (message, context) -> {});
    assertThat(events).isEmpty();

    process(Deliveries.body("not JSON"), (message, context) -> {});

    assertThat(events.get(0).getBreadcrumbs())
        .extracting(Breadcrumb::getMessage)
        .contains("Received event_user_created " + EVENT.uuid() + " from users");
  }
}
