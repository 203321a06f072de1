package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.Credentials;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Outgoing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What publishing costs over the bare SDK, on the same clients and broker. */
final class PublishBenchmark implements Benchmark {

  private static final String ACCOUNT = "000000000000";
  private static final String TOPIC = "test-event-fanout-bench-note_added";
  private static final String QUEUE = "test-event-queue-bench-note_added";
  private static final int SINGLES = 5_000;
  private static final int MANY = 20_000;
  private static final int ENTRIES = 10;

  /** As many calls at the same time as {@code publishAll} makes to one resource. */
  private static final int SIDE_BY_SIDE = 4;

  @Override
  public String name() {
    return "publish";
  }

  @Override
  public void run(Consumer<Figure> figures) throws Exception {
    StaticCredentialsProvider credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIABENCH", "secret"));
    try (LocalSnsSqs server = LocalSnsSqs.builder().region("eu-west-1").start();
        SnsClient sns =
            SnsClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
        SqsClient sqs =
            SqsClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
        Lariat lariat =
            Lariat.builder(
                    LariatSettings.builder()
                        .publisher("bench")
                        .instance("test")
                        .accountId(ACCOUNT)
                        .credentials(new Credentials("AKIABENCH", "secret", null))
                        .endpoint(server.endpoint())
                        .build())
                .snsClient(sns)
                .sqsClient(sqs)
                .build()) {
      String topicArn = server.topology().createTopic(TOPIC);
      String queueUrl = server.topology().createQueue(QUEUE);
      Event event = event(lariat);
      List<Event> events = Stream.generate(() -> event(lariat)).limit(MANY).toList();
      String body = MessageCodec.encode(event);

      figures.accept(
          new Comparison("publish to SNS", "SnsClient.publish of the same body")
              .rate(
                  "at least 0.9",
                  () -> times(SINGLES, () -> lariat.publish(event)),
                  () ->
                      times(SINGLES, () -> sns.publish(r -> r.topicArn(topicArn).message(body)))));
      figures.accept(
          new Comparison("publish to SQS", "SqsClient.sendMessage of the same body")
              .rate(
                  "at least 0.9",
                  () -> times(SINGLES, () -> lariat.publish(event, Destination.queue())),
                  () ->
                      times(
                          SINGLES,
                          () -> sqs.sendMessage(r -> r.queueUrl(queueUrl).messageBody(body)))));
      figures.accept(
          new Comparison(
                  "publishAll to SNS", "a loop of PublishBatch by tens, 4 side by side, by hand")
              .rate(
                  "at least 0.9",
                  () -> publishAll(lariat, events, Destination.topic()),
                  () -> byHand(events, batch -> snsBatch(sns, topicArn, batch))));
      figures.accept(
          new Comparison(
                  "publishAll to SQS",
                  "a loop of SendMessageBatch by tens, 4 side by side, by hand")
              .rate(
                  "at least 0.9",
                  () -> publishAll(lariat, events, Destination.queue()),
                  () -> byHand(events, batch -> sqsBatch(sqs, queueUrl, batch))));
    }
  }

  private static Event event(Lariat lariat) {
    return lariat
        .event("note_added")
        .data(Map.of("id", 12, "text", "Sample of published data"))
        .build();
  }

  private static long times(int count, Runnable call) {
    for (int i = 0; i < count; i++) {
      call.run();
    }
    return count;
  }

  private static long publishAll(Lariat lariat, List<Event> events, Destination destination) {
    List<Outgoing> outgoing =
        events.stream().map(event -> Outgoing.of(event).to(destination)).toList();
    lariat.sender().publishAll(outgoing).orThrow();
    return MANY;
  }

  private static long byHand(List<Event> events, Consumer<List<Event>> sendBatch) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < MANY / ENTRIES; i++) {
        List<Event> batch = events.subList(i * ENTRIES, (i + 1) * ENTRIES);
        calls.add(threads.submit(() -> sendBatch.accept(batch)));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      threads.shutdown();
    }
    return MANY;
  }

  private static void snsBatch(SnsClient sns, String topicArn, List<Event> batch) {
    List<PublishBatchRequestEntry> entries = new ArrayList<>(ENTRIES);
    for (int i = 0; i < ENTRIES; i++) {
      entries.add(
          PublishBatchRequestEntry.builder()
              .id(Integer.toString(i))
              .message(MessageCodec.encode(batch.get(i)))
              .build());
    }
    sns.publishBatch(r -> r.topicArn(topicArn).publishBatchRequestEntries(entries));
  }

  private static void sqsBatch(SqsClient sqs, String queueUrl, List<Event> batch) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>(ENTRIES);
    for (int i = 0; i < ENTRIES; i++) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(i))
              .messageBody(MessageCodec.encode(batch.get(i)))
              .build());
    }
    sqs.sendMessageBatch(r -> r.queueUrl(queueUrl).entries(entries));
  }
}
