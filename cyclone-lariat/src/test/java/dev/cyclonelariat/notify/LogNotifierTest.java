package dev.cyclonelariat.notify;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.cyclonelariat.handling.BusinessErrors;
import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.Inbox;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.handling.UnreadableBodies;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.pipeline.Deliveries;
import dev.cyclonelariat.pipeline.Pipeline;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogNotifierTest {

  private static final UUID REQUEST = UUID.fromString("f5b3a2c4-0000-4000-8000-000000000002");
  private static final Event EVENT =
      Event.builder("user_created")
          .uuid(UUID.fromString("f5b3a2c4-0000-4000-8000-000000000001"))
          .publisher("users")
          .requestId(REQUEST)
          .data(Map.of("password", "secret"))
          .build();
  private static final String NAME =
      "message id-f5b3a2c4-0000-4000-8000-000000000001 of queue mails"
          + " (event_user_created f5b3a2c4-0000-4000-8000-000000000001 from users)";

  private final Logger logger = new LoggerContext().getLogger("lariat");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final LogNotifier plain = LogNotifier.plain().logger(logger);

  @BeforeEach
  void open() {
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
    lines.start();
  }

  private static void atFault() {
    throw new BusinessException("no such user", Map.of("id", 42));
  }

  private static void broken() {
    throw new IllegalStateException("broken");
  }

  private static void process(Notifier notifier, Handler handler) {
    Pipeline.builder().notifier(notifier).fallback(handler).build().process(Deliveries.of(EVENT));
  }

  private List<String> texts() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void businessErrorsAreErrors() {
    process(plain, (message, context) -> atFault());

    assertThat(texts()).containsExactly(NAME + " ended with a business error: no such user");
    assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.ERROR);
    assertThat(lines.list.get(0).getThrowableProxy()).isNull();
  }

  @Test
  void failuresAreErrorsWithTheirStackTrace() {
    process(plain, (message, context) -> broken());

    assertThat(texts())
        .containsExactly(
            NAME + " failed and will be delivered again: java.lang.IllegalStateException: broken");
    assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.ERROR);
    assertThat(lines.list.get(0).getThrowableProxy().getMessage()).isEqualTo("broken");
  }

  @Test
  void unreadableBodiesAreErrorsWithoutTheBody() {
    Inbox parking =
        new Inbox() {
          @Override
          public Middleware middleware(BusinessErrors businessErrors) {
            return (context, next) -> next.proceed(context);
          }

          @Override
          public UnreadableBodies unreadableBodies() {
            return (delivery, problem) -> new Outcome.Parked(problem.getMessage());
          }
        };
    Pipeline.builder().notifier(plain).build().process(Deliveries.body("not JSON"));
    Pipeline.builder().notifier(plain).inbox(parking).build().process(Deliveries.body("not JSON"));

    assertThat(texts())
        .satisfiesExactly(
            stays -> assertThat(stays).contains("cannot be read and stays on the queue: "),
            parked ->
                assertThat(parked)
                    .contains(
                        "cannot be read and is parked: The message is invalid: body: is not"));
  }

  @Test
  void receivedMessagesAndTheirDataAreWrittenAtDebugOnly() {
    process(plain, (message, context) -> atFault());
    assertThat(texts()).hasSize(1).noneMatch(text -> text.contains("secret"));

    logger.setLevel(Level.DEBUG);
    process(plain, (message, context) -> {});

    assertThat(texts()).hasSize(2).last().isEqualTo(NAME + " received {\"password\":\"secret\"}");
    assertThat(lines.list.get(1).getLevel()).isEqualTo(Level.DEBUG);
  }

  @Test
  void aMinimumLevelSilencesWhatIsBelow() {
    logger.setLevel(Level.TRACE);

    process(plain.minimum(org.slf4j.event.Level.INFO), (message, context) -> atFault());

    assertThat(texts()).hasSize(1).first().asString().contains("ended with a business error");
  }

  @Test
  void itCanBeJsonForHumanEyes() {
    process(LogNotifier.pretty().logger(logger), (message, context) -> atFault());

    assertThat(texts().get(0)).startsWith("{\n  \"what\"");
    assertThat(MessageCodec.decodeTree(texts().get(0)))
        .isEqualTo(
            Map.of(
                "what", "ended with a business error",
                "queue", "mails",
                "message_id", "id-" + EVENT.uuid(),
                "receive_count", 1L,
                "uuid", EVENT.uuid().toString(),
                "type", "event_user_created",
                "publisher", "users",
                "request_id", REQUEST.toString(),
                "error", "no such user"));
  }

  @Test
  void jsonHoldsDataAndDetailsAtDebugOnly() {
    logger.setLevel(Level.DEBUG);

    process(LogNotifier.pretty().logger(logger), (message, context) -> atFault());

    assertThat(MessageCodec.decodeTree(texts().get(1)))
        .containsEntry("data", Map.of("password", "secret"))
        .containsEntry("details", Map.of("id", 42L));
  }

  @Test
  void beingPutOffIsWorthNoLine() {
    Pipeline.builder()
        .notifier(plain)
        .middleware((context, next) -> Outcome.retryAfter(java.time.Duration.ofSeconds(1)))
        .build()
        .process(Deliveries.of(EVENT));

    assertThat(texts()).isEmpty();
  }
}
