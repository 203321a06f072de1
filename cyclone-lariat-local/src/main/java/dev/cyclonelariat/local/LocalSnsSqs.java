package dev.cyclonelariat.local;

import dev.cyclonelariat.local.http.HttpServer;
import dev.cyclonelariat.local.message.MessageIds;
import dev.cyclonelariat.local.protocol.Caller;
import dev.cyclonelariat.local.protocol.Gateway;
import dev.cyclonelariat.local.record.DeliveryRecord;
import dev.cyclonelariat.local.sns.SnsService;
import dev.cyclonelariat.local.sns.Topics;
import dev.cyclonelariat.local.sqs.Queues;
import dev.cyclonelariat.local.sqs.SqsService;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Amazon SNS and SQS in memory, for every AWS SDK, on one port of the loopback interface. Nothing
 * is kept when it is closed. Thread-safe.
 */
public final class LocalSnsSqs implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LocalSnsSqs.class);
  private static final long RECORD_MEMORY = 64L << 20;

  private final String account;
  private final String region;
  private final Clock clock;
  private final DeliveryRecord deliveries;
  private final HttpServer server;
  private final URI endpoint;
  private final LocalTopology topology;
  private final Runnable whenClockChanges;

  LocalSnsSqs(LocalSnsSqsBuilder settings) {
    account = settings.account();
    region = settings.region();
    clock = settings.clock();
    deliveries = new DeliveryRecord(Math.min(RECORD_MEMORY, Runtime.getRuntime().maxMemory() / 8));
    InetAddress address = InetAddress.getLoopbackAddress();
    try {
      server = new HttpServer(address, settings.port(), settings.limits());
      endpoint = URI.create("http://" + host(address) + ':' + server.port());
      Caller owner = new Caller(account, region, endpoint.toString());
      Object lock = new Object();
      Queues queues = new Queues(settings.queueNamesRest());
      Topics topics = new Topics();
      SqsService sqs = new SqsService(lock, queues, deliveries, clock, server.scheduler());
      SnsService sns =
          new SnsService(
              lock, topics, queues, sqs.traffic(), deliveries, clock, settings.policiesEnforced());
      topology = new LocalTopology(sqs, sns, owner);
      whenClockChanges = () -> server.scheduler().execute(sqs::clockChanged);
      if (clock instanceof SettableClock settable) {
        settable.addListener(whenClockChanges);
      }
      server.start(new Gateway(sqs, sns, owner, MessageIds::next));
    } catch (IOException e) {
      throw new LocalSnsSqsException(
          "Cannot listen on port "
              + settings.port()
              + ": choose another one, or 0 for any that is free",
          e);
    }
    log.info("Local SNS/SQS listens on {} (account {}, region {})", endpoint, account, region);
  }

  /** Starts one with the default settings on a free port. */
  public static LocalSnsSqs start() {
    return builder().start();
  }

  /** Settings to start one with. */
  public static LocalSnsSqsBuilder builder() {
    return new LocalSnsSqsBuilder();
  }

  private static String host(InetAddress address) {
    String host = address.getHostAddress();
    return address instanceof Inet6Address ? '[' + host + ']' : host;
  }

  /** Where both services are reached, such as {@code http://127.0.0.1:4566}. */
  public URI endpoint() {
    return endpoint;
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
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
    return deliveries;
  }

  /** Makes queues, topics and subscriptions without an SDK, in the default account and region. */
  public LocalTopology topology() {
    return topology;
  }

  /**
   * Environment variables with which the AWS CLI, every AWS SDK, and services that use Cyclone
   * Lariat, find this broker.
   */
  public Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("AWS_ENDPOINT_URL", endpoint.toString());
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

  /** Stops listening and forgets everything. */
  @Override
  public void close() {
    if (clock instanceof SettableClock settable) {
      settable.removeListener(whenClockChanges);
    }
    server.close();
    log.info("Local SNS/SQS on {} is closed", endpoint);
  }
}
