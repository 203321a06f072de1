package dev.cyclonelariat.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.InboxSchema;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.notify.Notifier;
import dev.cyclonelariat.pipeline.Pipeline;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.worker.QueueSettings;
import dev.cyclonelariat.worker.Worker;
import dev.cyclonelariat.worker.WorkerBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that others put on a queue, received by a worker with an inbox. */
class ForeignBodiesTest {

  private static final String S3 =
      """
      {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-west-1",\
      "eventTime":"2026-01-02T03:04:05.678Z","eventName":"ObjectCreated:Put",\
      "s3":{"bucket":{"name":"uploads"},\
      "object":{"key":"cats/tom.png","size":1024,"sequencer":"0A1B2C3D4E5F678901"}}}]}""";

  private static final String S3_TEST =
      """
      {"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-01-02T03:04:05.678Z",\
      "Bucket":"uploads","RequestId":"5582815E1AEA5ADF","HostId":"8cLeGAmw098X5cv4Zkwcmo8vvZa3eH"}""";

  private static final String EVENT_BRIDGE =
      """
      {"version":"0","id":"6a7e8feb-b491-4cf7-a9f1-bf3703467718",\
      "detail-type":"EC2 Instance State-change Notification","source":"aws.ec2",\
      "account":"111122223333","time":"2017-12-22T18:43:48Z","region":"us-west-1",\
      "resources":[],"detail":{"instance-id":"i-1234567890abcdef0","state":"terminated"}}""";

  private final LocalAws aws = new LocalAws();
  private final Lariat lariat = aws.lariat();
  private final String url = aws.queue("partners");
  private final JdbcConnectionPool database =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL", "", "");
  private final List<Object> handled = new ArrayList<>();

  @BeforeEach
  void open() throws SQLException {
    InboxSchema.create(database);
  }

  @AfterEach
  void close() {
    database.dispose();
    lariat.close();
    aws.close();
  }

  private void send(String body) {
    aws.sqs().sendMessage(request -> request.queueUrl(url).messageBody(body));
  }

  private void receive(Consumer<QueueSettings> settings, Consumer<WorkerBuilder> handlers) {
    WorkerBuilder builder =
        lariat
            .worker()
            .queue(Queue.parse("partners"), settings)
            .inbox(JdbcInbox.of(database))
            .notifier(new Notifier() {});
    handlers.accept(builder);
    try (Worker worker = builder.build()) {
      while (worker.runOnce() > 0) {}
    }
  }

  private long rows(String table) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Message uploaded(ForeignBody body) {
    Map<String, Object> json = body.json();
    if (json.get("Records") instanceof List<?> records) {
      return body.event("objects_stored").data(Map.of("records", records)).build();
    }
    return "s3:TestEvent".equals(json.get("Event")) ? body.event("s3_test").build() : null;
  }

  private static Message bridged(ForeignBody body) {
    Map<String, Object> json = body.json();
    return json.get("detail") instanceof Map<?, ?> detail
        ? body.event("instance_changed", (String) json.get("id"))
            .data(Map.of("detail", detail))
            .build()
        : null;
  }

  @Test
  void aMapperMakesMessagesOfNotificationsByS3() throws Exception {
    send(S3);
    send(S3_TEST);
    lariat.publish(lariat.event("user_created").build(), Destination.queue("partners"));

    receive(
        queue -> queue.mapper(ForeignBodiesTest::uploaded),
        worker ->
            worker
                .ignore(Kind.EVENT, "s3_test")
                .onEvent("objects_stored", (message, context) -> handled.add(message.data()))
                .onEvent("user_created", (message, context) -> handled.add("ours")));

    assertThat(handled).hasSize(2).contains("ours");
    assertThat(handled.toString()).contains("key=cats/tom.png");
    assertThat(rows("inbox_messages")).isEqualTo(3);
    assertThat(aws.depth(url)).isZero();
  }

  @Test
  void oneThatComesTwiceUnderItsSendersIdIsHandledOnce() throws Exception {
    send(EVENT_BRIDGE);
    send(EVENT_BRIDGE);

    receive(
        queue -> queue.mapper(ForeignBodiesTest::bridged),
        worker ->
            worker.onEvent(
                "instance_changed", (message, context) -> handled.add(message.uuid().toString())));

    assertThat(handled).containsExactly("6a7e8feb-b491-4cf7-a9f1-bf3703467718");
    assertThat(rows("inbox_messages")).isEqualTo(1);
    assertThat(aws.depth(url)).isZero();
  }

  @Test
  void withoutAnIdOfTheSendersItIsKnownByTheOneOfSqs() throws Exception {
    send(S3);
    send(S3);

    receive(
        queue -> queue.mapper(ForeignBodiesTest::uploaded),
        worker ->
            worker.onEvent(
                "objects_stored",
                (message, context) -> {
                  assertThat(message.uuid()).hasToString(context.delivery().messageId());
                  handled.add(message.uuid());
                }));

    assertThat(handled).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void anSnsNotificationAroundItIsTakenOff() {
    String through = aws.subscribedQueue("uploads", "partners-through-topic");
    aws.sns()
        .publish(
            request ->
                request
                    .topicArn("arn:aws:sns:eu-west-1:000000000000:uploads")
                    .message(S3)
                    .messageAttributes(
                        Map.of(
                            "tenant",
                            software.amazon.awssdk.services.sns.model.MessageAttributeValue
                                .builder()
                                .dataType("String")
                                .stringValue("acme")
                                .build())));
    try (Worker worker =
        lariat
            .worker()
            .queue(
                Queue.parse("partners-through-topic"),
                queue -> queue.mapper(ForeignBodiesTest::uploaded))
            .onEvent("objects_stored", (message, context) -> handled.add(context.attributes()))
            .build()) {
      worker.runOnce();
    }

    assertThat(handled).containsExactly(Map.of("tenant", "acme"));
    assertThat(aws.depth(through)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<xml/>", "{\"Records\":7}", "{\"detail\":{}}"})
  void whatItsMapperCannotReadIsParked(String body) throws Exception {
    send(body);

    receive(
        queue ->
            queue.mapper(
                foreign ->
                    foreign.json().containsKey("detail") ? bridged(foreign) : uploaded(foreign)),
        worker -> worker.fallback((message, context) -> handled.add(message)));

    assertThat(handled).isEmpty();
    assertThat(rows("inbox_parked")).isEqualTo(1);
    assertThat(aws.depth(url)).isZero();
  }

  @Test
  void aRawHandlerGetsBodiesAsTheyAre() throws Exception {
    send("name;quantity\nlasso;3");

    receive(queue -> queue.rawHandler((body, context) -> handled.add(body)), worker -> {});

    assertThat(handled).containsExactly("name;quantity\nlasso;3");
    assertThat(rows("inbox_messages")).isEqualTo(1);
    assertThat(rows("inbox_parked")).isZero();
    assertThat(aws.depth(url)).isZero();
  }

  @Test
  void aRawBodyAtFaultIsKeptInTheInbox() throws Exception {
    send("name;quantity\nlasso;many");

    receive(
        queue ->
            queue.rawHandler(
                (body, context) -> {
                  throw new BusinessException("quantity is no number");
                }),
        worker -> {});

    assertThat(aws.depth(url)).isZero();
    try (var kept = InboxStore.of(database).withClientErrors()) {
      assertThat(kept)
          .singleElement()
          .satisfies(
              row ->
                  assertThat(row.message().data())
                      .containsEntry("body", "name;quantity\nlasso;many"));
    }
  }

  @Test
  void aRawHandlerLeavesNothingToOthers() {
    assertThatThrownBy(
            () ->
                receive(
                    queue ->
                        queue.mapper(ForeignBodiesTest::uploaded).rawHandler((body, context) -> {}),
                    worker -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("leaves nothing to a mapper or to handlers");
  }

  /** What {@code retry} and {@code lariat inbox retry} hand over is the stored message. */
  @Test
  void aMappedMessageCanBeHandledAgainFromTheInbox() {
    JdbcInbox inbox = JdbcInbox.of(database);
    InboxStore store = InboxStore.of(database);
    Pipeline.Builder builder =
        Pipeline.builder()
            .inbox(inbox)
            .notifier(new Notifier() {})
            .source(
                source ->
                    source.mapper(body -> body.event("x", (String) body.json().get("id")).build()));

    builder
        .fallback(this::atFaultAtFirst)
        .build()
        .process(Delivery.of("partners", "m-1", EVENT_BRIDGE));

    try (var kept = store.withClientErrors()) {
      assertThat(
              store.retry(
                  kept.findFirst().orElseThrow(),
                  InboxStore.ChangedData.REFUSE,
                  builder.build()::process))
          .isEqualTo(Outcome.done());
    }
    assertThat(handled).hasSize(2).containsOnly("6a7e8feb-b491-4cf7-a9f1-bf3703467718");
  }

  private void atFaultAtFirst(Message message, HandlerContext context) {
    handled.add(message.uuid().toString());
    if (handled.size() == 1) {
      throw new BusinessException("not yet known");
    }
  }

  @Test
  void aRawBodyCanBeHandledAgainFromTheInbox() throws Exception {
    InboxStore store = InboxStore.of(database);
    Pipeline pipeline =
        Pipeline.builder()
            .inbox(JdbcInbox.of(database))
            .notifier(new Notifier() {})
            .source(
                source ->
                    source.rawHandler(
                        (body, context) -> {
                          handled.add(body);
                          if (handled.size() == 1) {
                            throw new BusinessException("not yet known");
                          }
                        }))
            .build();

    pipeline.process(Delivery.of("partners", "m-1", "lasso;3"));

    try (var kept = store.withClientErrors()) {
      assertThat(
              store.retry(
                  kept.findFirst().orElseThrow(), InboxStore.ChangedData.REFUSE, pipeline::process))
          .isEqualTo(Outcome.done());
    }
    assertThat(handled).containsExactly("lasso;3", "lasso;3");
    assertThat(rows("inbox_messages")).isEqualTo(1);
  }
}
