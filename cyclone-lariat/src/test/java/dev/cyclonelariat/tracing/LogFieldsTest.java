package dev.cyclonelariat.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.HandlingScope;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.notify.Notifier;
import dev.cyclonelariat.pipeline.Deliveries;
import dev.cyclonelariat.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What log lines say by themselves while a message is handled. */
class LogFieldsTest {

  private static final UUID REQUEST = UUID.fromString("f5b3a2c4-0000-4000-8000-000000000002");

  private final List<Map<String, String>> seen = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService pool = Executors.newSingleThreadExecutor();

  @BeforeEach
  void theApplicationHasFieldsOfItsOwn() {
    MDC.clear();
    MDC.put("service", "mailer");
    MDC.put("queue", "of the application");
  }

  @AfterEach
  void close() {
    MDC.clear();
    pool.shutdownNow();
  }

  private void see() {
    seen.add(MDC.getCopyOfContextMap());
  }

  private static Delivery requested(Event event) {
    return Delivery.of("mails", "m-1", MessageCodec.encode(event));
  }

  private static Event event() {
    return Event.builder("user_created").publisher("users").requestId(REQUEST).build();
  }

  private static Map<String, String> fieldsOf(Event event) {
    return Map.of(
        "service", "mailer",
        "queue", "mails",
        "type", "event_user_created",
        "uuid", event.uuid().toString(),
        "request_id", REQUEST.toString());
  }

  @Test
  void theyStandWhileAHandlerRunsAndAreTakenBackAfterwards() {
    Event event = event();

    Pipeline.builder()
        .fallback(
            (message, context) -> {
              see();
              throw new IllegalStateException("broken");
            })
        .build()
        .process(requested(event));

    assertThat(seen).containsExactly(fieldsOf(event));
    assertThat(MDC.getCopyOfContextMap())
        .isEqualTo(Map.of("service", "mailer", "queue", "of the application"));
  }

  @Test
  void aMessageWithoutARequestHasNone() {
    MDC.put("request_id", "of the application");

    Pipeline.builder()
        .fallback((message, context) -> see())
        .build()
        .process(Deliveries.event("user_created"));

    assertThat(seen.get(0)).doesNotContainKey("request_id");
    assertThat(MDC.get("request_id")).isEqualTo("of the application");
  }

  @Test
  void middlewareAndNotifiersHaveThemToo() {
    Event event = event();

    Pipeline.builder()
        .middleware(
            (context, next) -> {
              see();
              return next.proceed(context);
            })
        .notifier(
            new Notifier() {
              @Override
              public void settled(HandlerContext context, Outcome outcome) {
                see();
              }
            })
        .fallback((message, context) -> {})
        .build()
        .process(requested(event));

    assertThat(seen).hasSize(2).containsOnly(fieldsOf(event));
  }

  @Test
  void whatMiddlewareChangesTheHandlerSees() {
    Pipeline.builder()
        .middleware(
            (context, next) -> {
              MDC.put("type", "changed");
              return next.proceed(context);
            })
        .fallback((message, context) -> see())
        .build()
        .process(requested(event()));

    assertThat(seen.get(0)).containsEntry("type", "changed");
    assertThat(MDC.get("type")).isNull();
  }

  @Test
  void aBodyThatCannotBeReadNamesItsQueue() {
    Pipeline.builder()
        .notifier(
            new Notifier() {
              @Override
              public void error(HandlerContext context, Throwable cause) {
                see();
              }
            })
        .build()
        .process(Deliveries.body("not JSON"));

    assertThat(seen).containsExactly(Map.of("service", "mailer", "queue", "mails"));
  }

  @Test
  void ofMessagesThatCameTogetherEachHandlerSeesItsOwn() {
    List<String> uuids = new ArrayList<>();
    Pipeline pipeline =
        Pipeline.builder()
            .onBatch(
                Kind.EVENT,
                "note_added",
                batch -> {
                  see();
                  for (HandlerContext context : batch) {
                    try (HandlingScope.Open bound = context.bind()) {
                      uuids.add(context.message().uuid().toString());
                      see();
                    }
                  }
                  return batch.stream().map(context -> Outcome.done()).toList();
                })
            .fallback(
                (message, context) -> {
                  uuids.add(message.uuid().toString());
                  see();
                })
            .build();

    pipeline.processAll(
        List.of(
            Deliveries.event("note_added"),
            Deliveries.event("user_created"),
            Deliveries.event("user_created"),
            Deliveries.event("note_added")));

    assertThat(seen.remove(0))
        .isEqualTo(Map.of("service", "mailer", "queue", "of the application"));
    assertThat(seen).extracting(fields -> fields.get("uuid")).containsExactlyElementsOf(uuids);
    assertThat(uuids).hasSize(4).doesNotHaveDuplicates();
    assertThat(MDC.get("uuid")).isNull();
  }

  @Test
  void theyFollowAsynchronousWorkToOtherThreads() throws Exception {
    Event event = event();
    pool.submit(() -> MDC.put("pool", "its own")).get();

    Pipeline.builder()
        .onAsync(
            Kind.EVENT,
            "user_created",
            (message, context) ->
                CompletableFuture.runAsync(this::see, Tracing.carriedTo(pool))
                    .thenRunAsync(this::see, Tracing.carriedTo(pool)))
        .build()
        .process(requested(event));

    assertThat(seen).hasSize(2).containsOnly(fieldsOf(event));
    pool.submit(this::see).get();
    assertThat(seen.get(2)).isEqualTo(Map.of("pool", "its own"));
  }
}
