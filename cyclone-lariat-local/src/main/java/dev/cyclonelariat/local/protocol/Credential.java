package dev.cyclonelariat.local.protocol;

import org.jspecify.annotations.Nullable;

/** The credential scope of a signature (AWS Signature Version 4), read without checking it. */
record Credential(String accessKey, String region, String service) {

  /**
   * @param authorization such as {@code AWS4-HMAC-SHA256 Credential=KEY/20260101/eu-west-1/sqs/...}
   */
  static @Nullable Credential ofHeader(@Nullable String authorization) {
    if (authorization == null) {
      return null;
    }
    int start = authorization.indexOf("Credential=");
    if (start < 0) {
      return null;
    }
    int end = authorization.indexOf(',', start);
    return ofScope(
        authorization.substring(
            start + "Credential=".length(), end < 0 ? authorization.length() : end));
  }

  /**
   * @param scope such as {@code KEY/20260101/eu-west-1/sqs/aws4_request}
   */
  static @Nullable Credential ofScope(String scope) {
    String[] parts = scope.split("/", -1);
    return parts.length < 5 ? null : new Credential(parts[0], parts[2], parts[3]);
  }

  /** The access key if it looks like an account id. */
  @Nullable String account() {
    boolean isAccount =
        accessKey.length() == 12 && accessKey.chars().allMatch(c -> c >= '0' && c <= '9');
    return isAccount ? accessKey : null;
  }
}
