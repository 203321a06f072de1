package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.Credentials;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.publish.BatchSender;
import dev.cyclonelariat.publish.Senders;
import dev.cyclonelariat.resource.Topic;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/** A local SNS with a topic, in this process, and the one client that all who publish share. */
final class OutboxBroker implements AutoCloseable {

  private static final int CONNECTIONS = 64;

  /** Without a record: SNS has none either, and collecting it stops all that is measured. */
  private final LocalSnsSqs server = LocalSnsSqs.builder().recordMemory(0).start();

  private final SnsClient sns =
      SnsClient.builder()
          .endpointOverride(server.endpoint())
          .region(Region.of(server.region()))
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIALOCAL", "secret")))
          .httpClientBuilder(Apache5HttpClient.builder().maxConnections(CONNECTIONS))
          .build();
  private final Lariat lariat;
  private final String topic;

  OutboxBroker() {
    server.topology().createTopic(OurOutbox.TOPIC);
    lariat =
        Lariat.builder(
                LariatSettings.builder()
                    .publisher("bench")
                    .instance("bench")
                    .region(server.region())
                    .accountId(server.account())
                    .credentials(new Credentials("AKIALOCAL", "secret", null))
                    .endpoint(server.endpoint())
                    .build())
            .snsClient(sns)
            .build();
    topic = lariat.location().arn(Topic.parse(OurOutbox.TOPIC)).toString();
  }

  /** From now on each answer comes so much later; no thread waits for it in the broker. */
  void addLatency(Duration latency) {
    server.faults().clear();
    if (!latency.isZero()) {
      server.faults().on("*").delay(latency);
    }
  }

  /** Publishes one message. */
  void publish(String body) {
    sns.publish(request -> request.topicArn(topic).message(body));
  }

  /** Publishes in batches, as a relay does. */
  BatchSender batches() {
    return Senders.awsBatches(lariat.location(), () -> sns, lariat::sqsClient);
  }

  @Override
  public void close() {
    lariat.close();
    sns.close();
    server.close();
  }
}
