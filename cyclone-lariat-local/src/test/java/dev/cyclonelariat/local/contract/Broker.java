package dev.cyclonelariat.local.contract;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A broker that contracts are checked against.
 *
 * @param name in test reports
 * @param stop ends a broker that was started for the tests
 */
public record Broker(
    String name, URI endpoint, String account, SqsClient sqs, SnsClient sns, AutoCloseable stop)
    implements AutoCloseable {
  private static final String REGION = "us-east-1";

  /** No call of the contracts takes longer, also those that wait for messages. */
  static final Duration PATIENCE = Duration.ofSeconds(9);

  /** A broker in this JVM that takes any credentials. */
  static Broker local(
      String name, URI endpoint, String account, Duration patience, AutoCloseable stop) {
    return of(
        name,
        endpoint,
        account,
        StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "secret")),
        REGION,
        patience,
        stop);
  }

  /** A broker elsewhere, with the credentials and region of the environment. */
  static Broker at(URI endpoint) {
    String account = System.getenv().getOrDefault("AWS_ACCOUNT_ID", "000000000000");
    String region = System.getenv().getOrDefault("AWS_REGION", REGION);
    return of(
        "endpoint",
        endpoint,
        account,
        DefaultCredentialsProvider.builder().build(),
        region,
        PATIENCE,
        () -> {});
  }

  private static Broker of(
      String name,
      URI endpoint,
      String account,
      AwsCredentialsProvider credentials,
      String region,
      Duration patience,
      AutoCloseable stop) {
    SdkHttpClient http = Apache5HttpClient.builder().maxConnections(300).build();
    ClientOverrideConfiguration once =
        ClientOverrideConfiguration.builder()
            .retryStrategy(AwsRetryStrategy.doNotRetry())
            .apiCallTimeout(patience)
            .build();
    SqsClient sqs =
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .httpClient(http)
            .overrideConfiguration(once)
            .build();
    SnsClient sns =
        SnsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .httpClient(http)
            .overrideConfiguration(once)
            .build();
    return new Broker(
        name,
        endpoint,
        account,
        sqs,
        sns,
        () -> {
          http.close();
          stop.close();
        });
  }

  @Override
  public void close() throws Exception {
    sqs.close();
    sns.close();
    stop.close();
  }

  @Override
  public String toString() {
    return name;
  }
}
