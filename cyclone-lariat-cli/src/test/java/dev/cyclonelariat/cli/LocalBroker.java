package dev.cyclonelariat.cli;

import dev.cyclonelariat.Credentials;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.SettableClock;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.worker.QueueAccess;
import dev.cyclonelariat.worker.ReceivedMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An SNS and SQS of the test's own, with the environment that leads a command to it. */
public final class LocalBroker implements AutoCloseable {

  private final SettableClock clock = SettableClock.atPresent();
  private final LocalSnsSqs local = LocalSnsSqs.builder().clock(clock).start();
  private final Lariat lariat =
      Lariat.of(
          LariatSettings.builder()
              .publisher("users")
              .instance("test")
              .region(local.region())
              .accountId(local.account())
              .credentials(new Credentials(local.account(), "local", null))
              .endpoint(local.endpoint())
              .build());

  /** The environment of a shell that reaches it. */
  public Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>(local.environment());
    variables.put("AWS_KEY", local.account());
    variables.put("AWS_SECRET_KEY", "local");
    variables.put("APP_NAME", "users");
    variables.put("INSTANCE", "test");
    return variables;
  }

  public CommandRun.Result run(String... args) {
    return command().run(args);
  }

  public CommandRun command() {
    return new CommandRun().environment(environment());
  }

  public LocalSnsSqs local() {
    return local;
  }

  public Lariat lariat() {
    return lariat;
  }

  public void createQueue(String name) {
    local.topology().createQueue(name);
  }

  /** Creates topic and queue and subscribes one to the other. */
  public void subscribe(String topic, String queue) {
    local.topology().createTopic(topic);
    local.topology().createQueue(queue);
    local.topology().subscribe(topic, queue);
  }

  /** Puts a body on the queue that the library itself would never send. */
  public void sendRaw(String queue, String body, String more)
      throws IOException, InterruptedException {
    String url = local.endpoint() + "/" + local.account() + "/" + queue;
    String json =
        "{\"QueueUrl\":\""
            + url
            + "\",\"MessageBody\":\""
            + body.replace("\"", "\\\"")
            + "\""
            + more
            + "}";
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(local.endpoint() + "/"))
                    .header("Content-Type", "application/x-amz-json-1.0")
                    .header("X-Amz-Target", "AmazonSQS.SendMessage")
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new AssertionError(response.body());
    }
  }

  /** Receives what is visible on a queue, without taking it off. */
  public List<ReceivedMessage> receive(String queue) {
    return access(queue).receive(10, Duration.ZERO);
  }

  /** Receives the one message of a queue, without taking it off. */
  public ReceivedMessage receiveOne(String queue) {
    List<ReceivedMessage> messages = receive(queue);
    if (messages.size() != 1) {
      throw new AssertionError("Not one message on " + queue + " but " + messages);
    }
    return messages.get(0);
  }

  public QueueAccess access(String queue) {
    return lariat.queueAccess(lariat.location().url(Queue.parse(queue)));
  }

  /** How many messages lie on a queue, visible or not. */
  public long depth(String queue) {
    return local.deliveries().count(Kind.SENT, queue)
        + local.deliveries().count(Kind.DELIVERED, queue)
        - local.deliveries().count(Kind.DELETED, queue);
  }

  public void pass(Duration time) {
    clock.advance(time);
  }

  @Override
  public void close() {
    lariat.close();
    local.close();
  }
}
