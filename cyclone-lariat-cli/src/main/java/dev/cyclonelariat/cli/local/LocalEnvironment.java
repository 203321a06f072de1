package dev.cyclonelariat.cli.local;

import dev.cyclonelariat.local.LocalSnsSqs;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables that lead to a local SNS/SQS. */
final class LocalEnvironment {

  private LocalEnvironment() {}

  /** Those of AWS's tools, and those that Ruby services read the access key from. */
  static Map<String, String> of(LocalSnsSqs local) {
    Map<String, String> variables = new LinkedHashMap<>(local.environment());
    variables.put("AWS_KEY", variables.get("AWS_ACCESS_KEY_ID"));
    variables.put("AWS_SECRET_KEY", variables.get("AWS_SECRET_ACCESS_KEY"));
    return variables;
  }
}
