package dev.cyclonelariat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads settings from environment variables. An empty variable counts as unset. */
final class EnvironmentSettings {

  private final Map<String, String> environment;

  EnvironmentSettings(Map<String, String> environment) {
    this.environment = environment;
  }

  LariatSettings read() {
    return LariatSettings.builder()
        .publisher(orEmpty("APP_NAME"))
        .instance(orEmpty("INSTANCE"))
        .region(get("AWS_REGION"))
        .accountId(get("AWS_ACCOUNT_ID"))
        .credentials(credentials())
        .endpoint(endpoint())
        .build();
  }

  private @Nullable Credentials credentials() {
    String key = get("AWS_KEY");
    String secret = get("AWS_SECRET_KEY");
    if (key == null && secret == null) {
      return null;
    }
    if (key == null || secret == null) {
      throw new LariatException(
          "Of AWS_KEY and AWS_SECRET_KEY only one is set: set both, or neither to use the AWS SDK's"
              + " default chain");
    }
    return new Credentials(key, secret, get("AWS_SESSION_TOKEN"));
  }

  private @Nullable URI endpoint() {
    String url = get("AWS_ENDPOINT_URL");
    try {
      URI endpoint = url == null ? null : new URI(url);
      if (endpoint != null && endpoint.getHost() == null) {
        throw new URISyntaxException(String.valueOf(url), "no host");
      }
      return endpoint;
    } catch (URISyntaxException e) {
      throw new LariatException("AWS_ENDPOINT_URL is not a URL such as http://127.0.0.1:4566", e);
    }
  }

  private String orEmpty(String name) {
    String value = get(name);
    return value == null ? "" : value;
  }

  private @Nullable String get(String name) {
    String value = environment.get(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
