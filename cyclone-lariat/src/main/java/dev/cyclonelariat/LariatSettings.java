package dev.cyclonelariat;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an application says about itself and its AWS account. What is null is looked up in the AWS
 * SDK's default chain when it is first needed, or is an error that names it.
 *
 * @param publisher this application's name in messages, topics and queues; empty when unset
 * @param instance the installation: production, stage, test; empty when unset
 * @param version the version of the message schema, 1 or 2; null means 1, or 2 for messages with a
 *     subject or an object
 * @param region the AWS region, or null
 * @param accountId the AWS account, twelve digits, or null
 * @param credentials the AWS access key, or null
 * @param endpoint where SNS and SQS answer in place of AWS, or null
 * @param fakePublish whether publishing is checked and recorded only
 */
public record LariatSettings(
    String publisher,
    String instance,
    @Nullable Integer version,
    @Nullable String region,
    @Nullable String accountId,
    @Nullable Credentials credentials,
    @Nullable URI endpoint,
    boolean fakePublish) {

  /** Begins with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** The settings in this process's environment: see {@link #fromEnvironment(Map)}. */
  public static LariatSettings fromEnvironment() {
    return fromEnvironment(System.getenv());
  }

  /**
   * The settings in an environment: {@code APP_NAME}, {@code INSTANCE}, {@code AWS_REGION}, {@code
   * AWS_ACCOUNT_ID}, {@code AWS_KEY} with {@code AWS_SECRET_KEY}, and {@code AWS_ENDPOINT_URL}.
   *
   * @throws LariatException if one half of the access key is missing, or the endpoint is no URL
   */
  public static LariatSettings fromEnvironment(Map<String, String> environment) {
    return new EnvironmentSettings(environment).read();
  }

  /** A builder that begins with these settings, to override some: an explicit false counts. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.publisher = publisher;
    builder.instance = instance;
    builder.version = version;
    builder.region = region;
    builder.accountId = accountId;
    builder.credentials = credentials;
    builder.endpoint = endpoint;
    builder.fakePublish = fakePublish;
    return builder;
  }

  /** Builds settings. Not thread-safe. */
  public static final class Builder {

    private String publisher = "";
    private String instance = "";
    private @Nullable Integer version;
    private @Nullable String region;
    private @Nullable String accountId;
    private @Nullable Credentials credentials;
    private @Nullable URI endpoint;
    private boolean fakePublish;

    private Builder() {}

    /** This application's name in messages, topics and queues. */
    public Builder publisher(String publisher) {
      this.publisher = publisher;
      return this;
    }

    /** The installation: production, stage, test. */
    public Builder instance(String instance) {
      this.instance = instance;
      return this;
    }

    /** The version of the message schema, 1 or 2. */
    public Builder version(@Nullable Integer version) {
      this.version = version;
      return this;
    }

    /** The AWS region, such as {@code eu-west-1}. */
    public Builder region(@Nullable String region) {
      this.region = region;
      return this;
    }

    /** The AWS account, twelve digits. */
    public Builder accountId(@Nullable String accountId) {
      this.accountId = accountId;
      return this;
    }

    /** The AWS access key. */
    public Builder credentials(@Nullable Credentials credentials) {
      this.credentials = credentials;
      return this;
    }

    /** Where SNS and SQS answer in place of AWS. */
    public Builder endpoint(@Nullable URI endpoint) {
      this.endpoint = endpoint;
      return this;
    }

    /** Whether publishing is checked and recorded only. */
    public Builder fakePublish(boolean fakePublish) {
      this.fakePublish = fakePublish;
      return this;
    }

    /** The settings. */
    public LariatSettings build() {
      return new LariatSettings(
          publisher, instance, version, region, accountId, credentials, endpoint, fakePublish);
    }
  }
}
