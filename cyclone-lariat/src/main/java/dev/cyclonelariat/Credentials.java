package dev.cyclonelariat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An AWS access key. Its text never shows the secret.
 *
 * @param accessKey the public half
 * @param secretKey the secret half
 * @param sessionToken for temporary keys; null otherwise
 */
public record Credentials(String accessKey, String secretKey, @Nullable String sessionToken) {

  /** Checks that both halves are there. */
  public Credentials {
    Objects.requireNonNull(accessKey, "accessKey");
    Objects.requireNonNull(secretKey, "secretKey");
  }

  /** {@code AKIA…, secret not shown}. */
  @Override
  public String toString() {
    return accessKey.substring(0, Math.min(4, accessKey.length())) + "…, secret not shown";
  }
}
