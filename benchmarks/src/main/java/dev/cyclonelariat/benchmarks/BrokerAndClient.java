package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.Credentials;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.local.LocalSnsSqs;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A broker and what reaches it, in this process.
 *
 * @param server the broker
 * @param sqs the client that all who consume share
 * @param lariat works with that client too
 */
record BrokerAndClient(LocalSnsSqs server, SqsClient sqs, Lariat lariat) implements AutoCloseable {

  static final Region REGION = Region.EU_WEST_1;
  static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIABENCH", "secret"));

  static BrokerAndClient start() {
    LocalSnsSqs server = LocalSnsSqs.builder().region(REGION.id()).start();
    SqsClient sqs =
        SqsClient.builder()
            .endpointOverride(server.endpoint())
            .region(REGION)
            .credentialsProvider(CREDENTIALS)
            .httpClientBuilder(Apache5HttpClient.builder().maxConnections(100))
            .build();
    Lariat lariat =
        Lariat.builder(
                LariatSettings.builder()
                    .publisher("bench")
                    .instance("test")
                    .region(REGION.id())
                    .accountId(server.account())
                    .credentials(new Credentials("AKIABENCH", "secret", null))
                    .endpoint(server.endpoint())
                    .build())
            .sqsClient(sqs)
            .build();
    return new BrokerAndClient(server, sqs, lariat);
  }

  @Override
  public void close() {
    lariat.close();
    sqs.close();
    server.close();
  }
}
