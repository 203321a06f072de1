package dev.cyclonelariat.local;

import dev.cyclonelariat.local.fault.Faults;
import dev.cyclonelariat.local.record.DeliveryRecord;
import dev.cyclonelariat.local.view.MessageView;
import dev.cyclonelariat.local.view.QueueView;
import dev.cyclonelariat.local.view.TopicView;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Amazon SNS and SQS in memory, for every AWS SDK, on one port of the loopback interface. Nothing
 * is kept when it is closed, unless a state file was given. Thread-safe.
 */
public final class LocalSnsSqs implements AutoCloseable {
  private final String account;
  private final String region;
  private final Clock clock;
  private final Broker broker;

  LocalSnsSqs(LocalSnsSqsBuilder settings) {
    account = settings.account();
    region = settings.region();
    clock = settings.clock();
    broker = new Broker(settings);
  }

  /** Starts one with the default settings on a free port. */
  public static LocalSnsSqs start() {
    return builder().start();
  }

  /** Settings to start one with. */
  public static LocalSnsSqsBuilder builder() {
    return new LocalSnsSqsBuilder();
  }

  /** Where both services are reached, such as {@code http://127.0.0.1:4566}. */
  public URI endpoint() {
    return broker.endpoint();
  }

  /** The port it listens on. */
  public int port() {
    return endpoint().getPort();
  }

  /** The account of callers whose access key is not itself an account id. */
  public String account() {
    return account;
  }

  /** The region of callers who do not sign. */
  public String region() {
    return region;
  }

  /** The clock it goes by. */
  public Clock clock() {
    return clock;
  }

  /** The broker's own record of what happened to every message. */
  public DeliveryRecord deliveries() {
    return broker.deliveries();
  }

  /** What is to go wrong, for tests. */
  public Faults faults() {
    return broker.faults();
  }

  /** Makes queues, topics and subscriptions without an SDK. */
  public LocalTopology topology() {
    return broker.topology();
  }

  /** All queues by account, region and name. */
  public List<QueueView> queues() {
    return broker.views().queues();
  }

  /** All topics by ARN. */
  public List<TopicView> topics() {
    return broker.views().topics();
  }

  /**
   * The messages that lie on a queue at this moment, oldest first, without receiving them.
   *
   * @param queue name, in the broker's account and region, or ARN
   */
  public List<MessageView> messages(String queue) {
    return broker.messages(queue);
  }

  /** Forgets queues, topics, messages, faults and the record, as if it had just been started. */
  public void reset() {
    broker.reset();
  }

  /**
   * Environment variables with which the AWS CLI, every AWS SDK, and services that use Cyclone
   * Lariat, find this broker.
   */
  public Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("AWS_ENDPOINT_URL", endpoint().toString());
    variables.put("AWS_ACCESS_KEY_ID", account);
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    variables.put("AWS_KEY", account);
    variables.put("AWS_SECRET_KEY", "local");
    variables.put("AWS_REGION", region);
    variables.put("AWS_DEFAULT_REGION", region);
    variables.put("AWS_ACCOUNT_ID", account);
    return variables;
  }

  /** The same as lines to paste into a shell. */
  public String environmentLines() {
    StringBuilder lines = new StringBuilder();
    environment()
        .forEach(
            (name, value) ->
                lines.append("export ").append(name).append('=').append(value).append('\n'));
    return lines.toString();
  }

  /** Stops listening. */
  @Override
  public void close() {
    broker.close();
  }
}
