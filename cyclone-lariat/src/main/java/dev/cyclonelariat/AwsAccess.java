package dev.cyclonelariat;

import dev.cyclonelariat.resource.Account;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.MissingSettingException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Reaches AWS as the settings say, else as the SDK's default chain finds. Clients that are not
 * handed in are made when they are first needed, share their connections, and are closed here.
 * Thread-safe.
 */
final class AwsAccess implements AutoCloseable {

  /** Each long poll holds one connection for up to 20 seconds. */
  private static final int CONNECTIONS = 200;

  private final LariatSettings settings;
  private final @Nullable SdkHttpClient givenHttp;
  private @Nullable SdkHttpClient ownHttp;
  private @Nullable SnsClient sns;
  private @Nullable SqsClient sqs;
  private boolean ownsSns;
  private boolean ownsSqs;
  private @Nullable Account account;

  AwsAccess(
      LariatSettings settings,
      @Nullable SnsClient sns,
      @Nullable SqsClient sqs,
      @Nullable SdkHttpClient http) {
    this.settings = settings;
    this.sns = sns;
    this.sqs = sqs;
    this.givenHttp = http;
  }

  synchronized SnsClient sns() {
    if (sns == null) {
      sns = configure(SnsClient.builder()).httpClient(http()).build();
      ownsSns = true;
    }
    return sns;
  }

  synchronized SqsClient sqs() {
    if (sqs == null) {
      sqs = configure(SqsClient.builder()).httpClient(http()).build();
      ownsSqs = true;
    }
    return sqs;
  }

  Location location() {
    return new Location(this::account, endpoint());
  }

  private synchronized Account account() {
    if (account == null) {
      account = new Account(region(), accountId());
    }
    return account;
  }

  private @Nullable URI endpoint() {
    if (settings.endpoint() != null || sqs == null) {
      return settings.endpoint();
    }
    return sqs.serviceClientConfiguration().endpointOverride().orElse(null);
  }

  private String region() {
    if (settings.region() != null) {
      return settings.region();
    }
    if (sqs != null) {
      return sqs.serviceClientConfiguration().region().id();
    }
    if (sns != null) {
      return sns.serviceClientConfiguration().region().id();
    }
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
    } catch (SdkException e) {
      throw new MissingSettingException("The AWS region is not known", "region", "AWS_REGION");
    }
  }

  private String accountId() {
    if (settings.accountId() != null) {
      return settings.accountId();
    }
    try {
      return credentials().resolveCredentials().accountId().orElseThrow(AwsAccess::noAccount);
    } catch (SdkException e) {
      throw noAccount();
    }
  }

  private static MissingSettingException noAccount() {
    return new MissingSettingException(
        "The AWS account (twelve digits) is not known, and these credentials do not tell it",
        "account",
        "AWS_ACCOUNT_ID");
  }

  private <B extends AwsClientBuilder<B, ?>> B configure(B builder) {
    builder.region(Region.of(region())).credentialsProvider(credentials());
    return settings.endpoint() == null ? builder : builder.endpointOverride(settings.endpoint());
  }

  private AwsCredentialsProvider credentials() {
    Credentials given = settings.credentials();
    if (given == null) {
      return DefaultCredentialsProvider.builder().build();
    }
    return StaticCredentialsProvider.create(
        given.sessionToken() == null
            ? AwsBasicCredentials.create(given.accessKey(), given.secretKey())
            : AwsSessionCredentials.create(
                given.accessKey(), given.secretKey(), given.sessionToken()));
  }

  private SdkHttpClient http() {
    if (givenHttp != null) {
      return givenHttp;
    }
    if (ownHttp == null) {
      ownHttp = Apache5HttpClient.builder().maxConnections(CONNECTIONS).build();
    }
    return ownHttp;
  }

  @Override
  public synchronized void close() {
    if (ownsSns && sns != null) {
      sns.close();
    }
    if (ownsSqs && sqs != null) {
      sqs.close();
    }
    if (ownHttp != null) {
      ownHttp.close();
    }
  }
}
