package dev.cyclonelariat;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.SettableClock;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** An SNS and SQS of the test's own, with plain SDK clients to look at it, and a Lariat over it. */
public final class LocalAws implements AutoCloseable {

  public static final String REGION = "eu-west-1";
  public static final String ACCOUNT = "000000000000";

  private final SettableClock clock = SettableClock.atPresent();
  private LocalSnsSqs server = start(0);
  private final StaticCredentialsProvider credentials =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIALOCAL", "local-secret"));
  private final SqsClient sqs = sqsClient(client -> {});
  private final SnsClient sns =
      SnsClient.builder()
          .endpointOverride(server.endpoint())
          .region(Region.of(REGION))
          .credentialsProvider(credentials)
          .httpClientBuilder(Apache5HttpClient.builder().maxConnections(100))
          .build();

  private LocalSnsSqs start(int port) {
    return LocalSnsSqs.builder().region(REGION).clock(clock).port(port).start();
  }

  public LocalSnsSqs server() {
    return server;
  }

  /** A client of your own to close, configured like this. */
  public SqsClient sqsClient(Consumer<ClientOverrideConfiguration.Builder> configuration) {
    return sqsClient(server.endpoint(), configuration);
  }

  /** A client of your own to close, in another process, configured like this. */
  public static SqsClient sqsClient(
      URI endpoint, Consumer<ClientOverrideConfiguration.Builder> configuration) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("AKIALOCAL", "local-secret")))
        .httpClientBuilder(Apache5HttpClient.builder().maxConnections(100))
        .overrideConfiguration(configuration)
        .build();
  }

  /** A client of your own to close, in another process. */
  public static SnsClient snsClient(URI endpoint) {
    return SnsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("AKIALOCAL", "local-secret")))
        .httpClientBuilder(Apache5HttpClient.builder().maxConnections(100))
        .build();
  }

  /** Where a queue is. */
  public String queueUrl(String name) {
    return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
  }

  public void stopServer() {
    server.close();
  }

  /** On the same port, with nothing of what was in it. */
  public void startServerAgain() {
    server = start(server.port());
  }

  public SqsClient sqs() {
    return sqs;
  }

  public SnsClient sns() {
    return sns;
  }

  /** What an application would have in its environment. */
  public LariatSettings.Builder settings() {
    return settingsAt(server.endpoint());
  }

  /** What an application in another process would have in its environment. */
  public static LariatSettings.Builder settingsAt(URI endpoint) {
    return LariatSettings.builder()
        .publisher("users")
        .instance("test")
        .region(REGION)
        .accountId(ACCOUNT)
        .credentials(new Credentials("AKIALOCAL", "local-secret", null))
        .endpoint(endpoint);
  }

  public Lariat lariat() {
    return Lariat.of(settings().build());
  }

  public String queue(String name) {
    return server.topology().createQueue(name);
  }

  public String queue(String name, Map<String, String> attributes) {
    return server.topology().createQueue(name, attributes);
  }

  /** Creates topic and queue and subscribes one to the other. */
  public String subscribedQueue(String topic, String queue) {
    server.topology().createTopic(topic);
    String url = queue(queue);
    server.topology().subscribe(topic, queue);
    return url;
  }

  /** What the time of SNS and SQS goes by. */
  public Clock clock() {
    return clock;
  }

  public void pass(Duration time) {
    clock.advance(time);
  }

  /** Receives all that is visible, once each, in order. */
  public List<Message> receiveAll(String queueUrl) {
    List<Message> all = new java.util.ArrayList<>();
    while (true) {
      List<Message> some =
          sqs.receiveMessage(
                  request ->
                      request
                          .queueUrl(queueUrl)
                          .maxNumberOfMessages(10)
                          .messageAttributeNames("All")
                          .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
              .messages();
      if (some.isEmpty()) {
        return all;
      }
      for (Message message : some) {
        all.add(message);
        sqs.deleteMessage(r -> r.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
      }
    }
  }

  /** How many messages lie on the queue, visible or not. */
  public int depth(String queueUrl) {
    Map<String, String> attributes =
        sqs.getQueueAttributes(
                request -> request.queueUrl(queueUrl).attributeNamesWithStrings("All"))
            .attributesAsStrings();
    return Integer.parseInt(attributes.get("ApproximateNumberOfMessages"))
        + Integer.parseInt(attributes.get("ApproximateNumberOfMessagesNotVisible"))
        + Integer.parseInt(attributes.get("ApproximateNumberOfMessagesDelayed"));
  }

  @Override
  public void close() {
    sns.close();
    sqs.close();
    server.close();
  }
}
