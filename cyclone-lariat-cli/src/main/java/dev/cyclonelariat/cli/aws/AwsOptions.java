package dev.cyclonelariat.cli.aws;

import dev.cyclonelariat.LariatSettings;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which AWS account is meant, over what the environment says. */
public final class AwsOptions {

  /** For the help of commands that have these options, among other variables. */
  public static final String VARIABLES =
      """
        AWS_REGION, AWS_ACCOUNT_ID    where topics and queues are
        AWS_KEY, AWS_SECRET_KEY       the access key; else the AWS SDK's default chain finds one
        AWS_SESSION_TOKEN             for a temporary access key
        AWS_ENDPOINT_URL              answers in place of AWS, such as http://127.0.0.1:4566
        NO_COLOR                      when set, no colours\
      """;

  /** For the help of commands that have these options and need no other variables. */
  public static final String ENVIRONMENT = "\nEnvironment:\n" + VARIABLES;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      converter = RegionConverter.class,
      description = "In place of AWS_REGION.")
  private @Nullable String region;

  @Option(
      names = "--account",
      paramLabel = "ID",
      converter = AccountConverter.class,
      description = "In place of AWS_ACCOUNT_ID.")
  private @Nullable String account;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      converter = EndpointConverter.class,
      description = "In place of AWS_ENDPOINT_URL.")
  private @Nullable URI endpoint;

  /** The settings of an environment, overridden by the options given. */
  public LariatSettings.Builder settings(Map<String, String> environment) {
    LariatSettings.Builder settings = LariatSettings.fromEnvironment(environment).toBuilder();
    if (region != null) {
      settings.region(region);
    }
    if (account != null) {
      settings.accountId(account);
    }
    if (endpoint != null) {
      settings.endpoint(endpoint);
    }
    return settings;
  }
}
