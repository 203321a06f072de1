package dev.cyclonelariat.benchmarks;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The SDK with its apache5 client, which loads queues in batches of ten, four calls at a time. */
final class QueueLoad implements AutoCloseable {
  static final int ENTRIES = 10;
  static final String BODY = "{\"text\":\"" + "x".repeat(488) + "\"}";
  private static final int SIDE_BY_SIDE = 4;

  private final SdkHttpClient http = Apache5HttpClient.builder().maxConnections(300).build();
  private final ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
  private final AtomicLong sent = new AtomicLong();
  private final String body;
  private final SqsClient sqs;
  private final SnsClient sns;

  /** Something done many times. */
  @FunctionalInterface
  interface Step {
    void run(int number) throws Exception;
  }

  QueueLoad(URI endpoint) {
    this(endpoint, BODY);
  }

  QueueLoad(URI endpoint, String body) {
    this.body = body;
    sqs = configure(SqsClient.builder(), endpoint).httpClient(http).build();
    sns = configure(SnsClient.builder(), endpoint).httpClient(http).build();
  }

  private static <B extends AwsClientBuilder<B, ?>> B configure(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("000000000000", "x")));
  }

  SqsClient sqs() {
    return sqs;
  }

  SnsClient sns() {
    return sns;
  }

  String createQueue(String name, Map<String, String> attributes) {
    return sqs.createQueue(r -> r.queueName(name).attributesWithStrings(attributes)).queueUrl();
  }

  void purge(String queue) {
    sqs.purgeQueue(r -> r.queueUrl(queue));
  }

  /**
   * Sends batches.
   *
   * @param groups message groups of a FIFO queue to choose from in turn; 1 for a standard queue
   * @return how many messages
   */
  long send(String queue, int batches, int groups) throws Exception {
    sideBySide(batches, i -> sendBatch(queue, groups));
    return (long) batches * ENTRIES;
  }

  private void sendBatch(String queue, int groups) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>(ENTRIES);
    for (int i = 0; i < ENTRIES; i++) {
      SendMessageBatchRequestEntry.Builder entry =
          SendMessageBatchRequestEntry.builder().id("e" + i).messageBody(body);
      if (groups > 1) {
        long number = sent.incrementAndGet();
        entry.messageGroupId("g" + number % groups).messageDeduplicationId("d" + number);
      }
      entries.add(entry.build());
    }
    sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entries));
  }

  /** Receives and deletes so many batches; returns how many messages. */
  long receiveAndDelete(String queue, int batches) throws Exception {
    AtomicLong count = new AtomicLong();
    sideBySide(batches, i -> count.addAndGet(receiveAndDeleteBatch(queue)));
    return count.get();
  }

  private int receiveAndDeleteBatch(String queue) {
    List<Message> messages =
        sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(ENTRIES)).messages();
    if (messages.isEmpty()) {
      return 0;
    }
    List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>(messages.size());
    for (Message message : messages) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id("e" + entries.size())
              .receiptHandle(message.receiptHandle())
              .build());
    }
    sqs.deleteMessageBatch(r -> r.queueUrl(queue).entries(entries));
    return messages.size();
  }

  /** The same, but each batch is replaced, so that the queue stays as long as it is. */
  long receiveDeleteRefill(String queue, int batches, int groups) throws Exception {
    AtomicLong count = new AtomicLong();
    sideBySide(
        batches,
        i -> {
          count.addAndGet(receiveAndDeleteBatch(queue));
          sendBatch(queue, groups);
        });
    return count.get();
  }

  /** Takes all messages off a queue. */
  void empty(String queue) {
    int taken;
    do {
      taken = receiveAndDeleteBatch(queue);
    } while (taken > 0);
  }

  /** Does something so many times, four at a time. */
  void sideBySide(int times, Step step) throws Exception {
    List<Future<?>> parts = new ArrayList<>();
    for (int part = 0; part < SIDE_BY_SIDE; part++) {
      int first = part;
      parts.add(
          threads.submit(
              () -> {
                for (int i = first; i < times; i += SIDE_BY_SIDE) {
                  step.run(i);
                }
                return null;
              }));
    }
    for (Future<?> part : parts) {
      part.get();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    sqs.close();
    sns.close();
    http.close();
  }
}
