package dev.cyclonelariat.local.contract;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
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

  /** A broker in this JVM that takes any credentials. */
  static Broker local(String name, URI endpoint, String account, AutoCloseable stop) {
    return of(
        name,
        endpoint,
        account,
        StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "secret")),
        REGION,
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
        () -> {});
  }

  private static Broker of(
      String name,
      URI endpoint,
      String account,
      AwsCredentialsProvider credentials,
      String region,
      AutoCloseable stop) {
    SdkHttpClient http = Apache5HttpClient.builder().maxConnections(300).build();
    SqsClient sqs =
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .httpClient(http)
            .build();
    SnsClient sns =
        SnsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .httpClient(http)
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
