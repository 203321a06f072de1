package dev.cyclonelariat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.metrics.MetricNames;
import dev.cyclonelariat.pipeline.Pipeline;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.worker.Worker;
import dev.cyclonelariat.worker.WorkerBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The examples of docs/consuming.md. */
class ConsumingTest extends ApplicationFixture {

  private static final Queue MAILS = Queue.parse("mails");

  private final List<String> done = new ArrayList<>();

  ConsumingTest() {
    super(LocalSnsSqs.start());
  }

  @BeforeEach
  void createQueue() {
    server.topology().createQueue("mails");
  }

  private void send(String type, Object data) {
    lariat.publish(lariat.event(type).data(data).build(), Destination.queue("mails"));
  }

  /** As others do, who know nothing of this library. */
  private void put(String queue, String body) {
    try (SqsClient sqs =
        SqsClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.of(server.environment().get("AWS_REGION")))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .build()) {
      String url = lariat.location().url(Queue.parse(queue)).toString();
      sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }
  }

  private static void drain(Worker worker) {
    try (worker) {
      while (worker.runOnce() > 0) {}
    }
  }

  @Test
  void handlersOfEveryKind() {
    send("user_created", new UserCreated(42, "Ada"));
    send("photo_uploaded", Map.of());
    send("page_viewed", Map.of("page", "/"));
    send("page_viewed", Map.of());
    send("user_seen", Map.of());
    send("user_named", Map.of());
    lariat.publish(lariat.command("ban_user").build(), Destination.queue("mails"));

    drain(new KindsOfHandlers(Runnable::run, done).worker(lariat, MAILS));

    assertThat(done)
        .containsExactlyInAnyOrder(
            "greeted Ada",
            "shrunk",
            "2 views",
            "nobody knows event_user_named",
            "carried out ban_user");
  }

  @Test
  void dataThatDoNotFitTheRecordAreDeliveredAgainUnlessTheHandlerSaysOtherwise() {
    send("user_created", Map.of("id", "no number"));
    List<Outcome> outcomes = new ArrayList<>();
    Middleware look =
        (context, next) -> {
          try {
            return next.proceed(context);
          } catch (BusinessException e) {
            outcomes.add(Outcome.businessError(e.getMessage()));
            throw e;
          } catch (LariatException e) {
            outcomes.add(Outcome.failed(e));
            throw e;
          }
        };
    JdbcInbox inbox = InboxModes.transactional(database.dataSource());

    drain(
        lariat
            .worker()
            .queue(MAILS)
            .inbox(inbox)
            .middleware(look)
            .onEvent("user_created", UserCreated.class, Consuming::welcome)
            .build());
    send("user_created", Map.of("id", "no number"));
    drain(
        lariat
            .worker()
            .queue(MAILS)
            .inbox(inbox)
            .middleware(look)
            .onEvent("user_created", Consuming::welcomeStrictly)
            .build());

    assertThat(outcomes)
        .hasSize(2)
        .satisfies(both -> assertThat(both.get(0)).isInstanceOf(Outcome.Retry.class))
        .satisfies(both -> assertThat(both.get(1)).isInstanceOf(Outcome.BusinessError.class));
  }

  @Test
  void eachModeOfTheInboxHandlesAMessageOnce() {
    List<JdbcInbox> modes =
        List.of(
            InboxModes.transactional(database.dataSource()),
            InboxModes.lease(database.dataSource()),
            InboxModes.batch(database.dataSource()));
    for (JdbcInbox inbox : modes) {
      Event event = lariat.event("x").build();
      lariat.publish(event, Destination.queue("mails"));
      lariat.publish(event, Destination.queue("mails"));
      drain(worker((message, context) -> done.add("once")).inbox(inbox).build());
      inbox.close();
    }

    assertThat(done).containsExactly("once", "once", "once");
  }

  private WorkerBuilder worker(Handler handler) {
    return lariat.worker().queue(MAILS).fallback(handler);
  }

  @Test
  void bodiesOfOthers() {
    server.topology().createQueue("uploads");
    server.topology().createQueue("partner-prices");
    put("uploads", "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}");
    put("uploads", "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"cat\"}}}]}");
    put("partner-prices", "lasso;3\nsaddle;200");

    drain(Uploads.worker(lariat, (message, context) -> done.add(message.data().toString()), done));

    assertThat(done)
        .containsExactlyInAnyOrder("{records=[{s3={object={key=cat}}}]}", "lasso;3", "saddle;200");
  }

  @Test
  void metricsAndNotifiers() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    send("x", Map.of());

    drain(Operating.patient(Operating.watched(worker((message, context) -> {}), registry)).build());

    assertThat(registry.get(MetricNames.SETTLED).tag("outcome", "handled").counter().count())
        .isEqualTo(1);
  }

  @Test
  void middlewareMayPutMessagesOff() {
    send("x", Map.of());

    drain(
        worker((message, context) -> done.add("handled"))
            .middleware(Operating.outsideOf(() -> true))
            .build());

    assertThat(done).isEmpty();
  }

  @Test
  void whatWasAtFaultCanBeHandledAgain() {
    Pipeline pipeline =
        Pipeline.builder()
            .inbox(JdbcInbox.of(database.dataSource()))
            .fallback(
                (message, context) -> {
                  done.add("tried");
                  if (done.size() == 1) {
                    throw new BusinessException("not yet known");
                  }
                })
            .build();
    Event event = lariat.event("x").build();
    Outcome first = pipeline.process(Delivery.of("mails", "m-1", MessageCodec.encode(event)));

    Operating.mend(InboxStore.of(database.dataSource()), pipeline, Clock.systemUTC());

    assertThat(first).isInstanceOf(Outcome.BusinessError.class);
    assertThat(done).containsExactly("tried", "tried");
  }
}
