package dev.cyclonelariat.local.contract;

import dev.cyclonelariat.local.LocalSnsSqs;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The brokers of a test run. They are started when first needed and closed with the run. */
final class Brokers {
  static final String ELASTICMQ = "ElasticMQ";
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(Brokers.class);

  private Brokers() {}

  /** Ours, and what {@code LARIAT_TEST_ENDPOINT} names if it is set. */
  static List<Broker> forBoth(ExtensionContext context) {
    List<Broker> brokers = new ArrayList<>();
    brokers.add(once(context, "local", Brokers::startLocal));
    String endpoint = System.getenv("LARIAT_TEST_ENDPOINT");
    if (endpoint != null) {
      brokers.add(once(context, "endpoint", () -> Broker.at(URI.create(endpoint))));
    }
    return brokers;
  }

  /** The same, and ElasticMQ. */
  static List<Broker> forSqs(ExtensionContext context) {
    List<Broker> brokers = forBoth(context);
    brokers.add(once(context, ELASTICMQ, Brokers::startElasticMq));
    return brokers;
  }

  private static Broker startLocal() {
    LocalSnsSqs local = LocalSnsSqs.start();
    return Broker.local("local", local.endpoint(), local.account(), Broker.PATIENCE, local);
  }

  private static Broker startElasticMq() {
    SQSRestServer server =
        SQSRestServerBuilder.withDynamicPort().withInterface("127.0.0.1").start();
    int port = server.waitUntilStarted().localAddress().getPort();
    return Broker.local(
        ELASTICMQ,
        URI.create("http://127.0.0.1:" + port),
        "000000000000",
        Duration.ofSeconds(3), // some calls it never answers
        server::stopAndWait);
  }

  private static Broker once(ExtensionContext context, String name, Supplier<Broker> start) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(name, unused -> start.get(), Broker.class);
  }
}
