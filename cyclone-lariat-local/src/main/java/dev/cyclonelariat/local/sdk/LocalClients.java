package dev.cyclonelariat.local.sdk;

import dev.cyclonelariat.local.LocalSnsSqs;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Clients of the AWS SDK that call a local broker as one account in one region. They are made when
 * first asked for, with the HTTP client that the SDK finds on the classpath. Thread-safe.
 */
public final class LocalClients implements AutoCloseable {
  private final URI endpoint;
  private final String account;
  private final String region;
  private @Nullable SqsClient sqs;
  private @Nullable SnsClient sns;

  private LocalClients(URI endpoint, String account, String region) {
    this.endpoint = endpoint;
    this.account = account;
    this.region = region;
  }

  /** Clients in the broker's own account and region. */
  public static LocalClients of(LocalSnsSqs local) {
    return of(local, local.account(), local.region());
  }

  /**
   * Clients in another account or region.
   *
   * @param account 12 digits
   */
  public static LocalClients of(LocalSnsSqs local, String account, String region) {
    return new LocalClients(local.endpoint(), account, region);
  }

  /** The client for SQS; the same each time. */
  public synchronized SqsClient sqs() {
    if (sqs == null) {
      sqs = configure(SqsClient.builder()).build();
    }
    return sqs;
  }

  /** The client for SNS; the same each time. */
  public synchronized SnsClient sns() {
    if (sns == null) {
      sns = configure(SnsClient.builder()).build();
    }
    return sns;
  }

  /** Points a client of one's own at the broker, such as an asynchronous one. */
  public <B extends AwsClientBuilder<B, ?>> B configure(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "local")));
  }

  /** Closes the clients. */
  @Override
  public synchronized void close() {
    if (sqs != null) {
      sqs.close();
      sqs = null;
    }
    if (sns != null) {
      sns.close();
      sns = null;
    }
  }
}
