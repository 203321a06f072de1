package dev.cyclonelariat.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.SettableClock;
import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Hold;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.InboxSchema;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.notify.Notifier;
import dev.cyclonelariat.pipeline.Deliveries;
import dev.cyclonelariat.pipeline.Pipeline;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.worker.RetryPolicy;
import dev.cyclonelariat.worker.Worker;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicrometerMetricsTest {

  private static final Queue MAILS = Queue.parse("mails");
  private static final Notifier SILENT = new Notifier() {};

  private final LocalAws aws = new LocalAws();
  private final Lariat lariat = aws.lariat();
  private final String url = aws.queue("mails");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @AfterEach
  void close() {
    lariat.close();
    aws.close();
  }

  private void send(Message message) {
    lariat.publish(message, Destination.queue("mails"));
  }

  private double count(String name, String... tags) {
    var counter = registry.find(name).tag("queue", "mails").tags(tags).counter();
    return counter == null ? 0 : counter.count();
  }

  private double settled(String outcome) {
    return count(MetricNames.SETTLED, "outcome", outcome);
  }

  private Timer timer(String name) {
    return registry.get(name).tag("queue", "mails").timer();
  }

  private double inFlight() {
    return registry.get(MetricNames.IN_FLIGHT).tag("queue", "mails").gauge().value();
  }

  @Test
  void aWorkerCountsWhatBecomesOfItsMessages() throws SQLException {
    JdbcConnectionPool database =
        JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL", "", "");
    InboxSchema.create(database);
    Event twice = lariat.event("user_created").build();
    send(twice);
    send(twice);
    send(lariat.event("at_fault").build());
    send(lariat.event("broken").build());
    send(lariat.event("early").build());
    aws.sqs().sendMessage(request -> request.queueUrl(url).messageBody("not JSON"));
    try (Worker worker =
        lariat
            .worker()
            .queue(MAILS)
            .inbox(JdbcInbox.of(database))
            .metrics(new MicrometerMetrics(registry))
            .notifier(SILENT)
            .retryPolicy(RetryPolicy.fixed(Duration.ofHours(1)))
            .middleware(
                (context, next) ->
                    context.message().type().equals("early")
                        ? Outcome.retryAfter(Duration.ofHours(1))
                        : next.proceed(context))
            .onEvent("user_created", (message, context) -> {})
            .onEvent(
                "at_fault",
                (message, context) -> {
                  throw new BusinessException("no such user");
                })
            .onEvent(
                "broken",
                (message, context) -> {
                  throw new IllegalStateException("broken");
                })
            .build()) {
      while (worker.runOnce() > 0) {}
    }
    database.dispose();

    assertThat(count(MetricNames.RECEIVED)).isEqualTo(6);
    assertThat(settled("handled")).isEqualTo(1);
    assertThat(settled("duplicate")).isEqualTo(1);
    assertThat(settled("business_error")).isEqualTo(1);
    assertThat(settled("retried")).isEqualTo(1);
    assertThat(settled("put_off")).isEqualTo(1);
    assertThat(settled("parked")).isEqualTo(1);
    assertThat(timer(MetricNames.QUEUE_LAG).count()).isEqualTo(6);
    assertThat(timer(MetricNames.MESSAGE_AGE).count()).isEqualTo(5);
    assertThat(registry.get(MetricNames.HANDLER).timers())
        .extracting(timer -> timer.getId().getTag("type"))
        .containsExactlyInAnyOrder("event_user_created", "event_at_fault", "event_broken");
  }

  @Test
  void lagIsCountedFromTheQueueAndAgeFromTheSender() {
    Instant sent = Instant.parse("2026-01-02T03:04:05Z");
    SettableClock clock = new SettableClock(sent.plusSeconds(60));
    Event event = Event.builder("x").publisher("users").sentAt(sent).build();
    Pipeline pipeline =
        Pipeline.builder()
            .listener(new MicrometerMetrics(registry, clock))
            .fallback((message, context) -> {})
            .build();

    pipeline.process(queuedAt(event, sent.plusSeconds(20)));
    pipeline.process(queuedAt(event.toBuilder().sentAt(inTheFuture(clock)).build(), sent));

    assertThat(timer(MetricNames.QUEUE_LAG).totalTime(TimeUnit.SECONDS)).isEqualTo(40 + 60);
    assertThat(timer(MetricNames.MESSAGE_AGE).totalTime(TimeUnit.SECONDS)).isEqualTo(60 + 0);
  }

  private static OffsetDateTime inTheFuture(Clock clock) {
    return clock.instant().plusSeconds(5).atOffset(ZoneOffset.ofHours(1));
  }

  private static Delivery queuedAt(Event event, Instant time) {
    var plain = Deliveries.of(event);
    return new Delivery(
        plain.queue(), plain.messageId(), plain.body(), plain.attributes(), 1, null, time);
  }

  @Test
  void aWorkerShowsWhatIsInFlightAsLongAsItRuns() throws Exception {
    CountDownLatch inside = new CountDownLatch(2);
    CountDownLatch mayEnd = new CountDownLatch(1);
    MicrometerMetrics metrics = new MicrometerMetrics(registry);
    send(lariat.event("x").build());
    send(lariat.event("x").build());
    var builder =
        lariat
            .worker()
            .queue(MAILS)
            .concurrency(1)
            .metrics(metrics)
            .fallback(
                (message, context) -> {
                  inside.countDown();
                  mayEnd.await();
                });

    try (Worker one = builder.start();
        Worker other = builder.start()) {
      inside.await();
      assertThat(inFlight()).isEqualTo(2);
      one.pause();
      other.pause();
      mayEnd.countDown();
    }

    assertThat(registry.find(MetricNames.IN_FLIGHT).gauge()).isNull();
  }

  @Test
  void aHeartbeatThatIsLostIsCounted() throws Exception {
    CountDownLatch lost = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    registry
        .config()
        .onMeterAdded(
            meter -> {
              if (meter.getId().getName().equals(MetricNames.HEARTBEATS_LOST)) {
                lost.countDown();
              }
            });
    send(lariat.event("x").build());
    try (Worker worker =
        lariat
            .worker()
            .queue(MAILS, queue -> queue.visibility(Duration.ofSeconds(2)))
            .concurrency(1)
            .metrics(new MicrometerMetrics(registry))
            .fallback(
                (message, context) -> {
                  aws.pass(Duration.ofSeconds(3));
                  aws.receiveAll(url);
                  mayEnd.await();
                })
            .start()) {
      lost.await();
      worker.pause();
      mayEnd.countDown();
    }

    assertThat(count(MetricNames.HEARTBEATS_LOST)).isEqualTo(1);
  }

  @Test
  void handlersAreTimedByTypeButStrangersCannotFillTheRegistry() {
    Pipeline pipeline =
        Pipeline.builder()
            .listener(new MicrometerMetrics(registry))
            .fallback((message, context) -> {})
            .build();

    for (int i = 0; i < 150; i++) {
      pipeline.process(Deliveries.event("type_" + i), Hold.KEPT);
    }

    assertThat(registry.get(MetricNames.HANDLER).timers()).hasSize(101);
    assertThat(registry.get(MetricNames.HANDLER).tag("type", "other").timer().count())
        .isEqualTo(50);
  }

  @Test
  void aDuplicateRunsNoHandlerSoNoneIsTimed() {
    Pipeline.builder()
        .listener(new MicrometerMetrics(registry))
        .middleware((context, next) -> new Outcome.Duplicate())
        .build()
        .process(Deliveries.event("x"));

    assertThat(registry.find(MetricNames.HANDLER).timers()).isEmpty();
    assertThat(settled("duplicate")).isEqualTo(1);
  }
}
