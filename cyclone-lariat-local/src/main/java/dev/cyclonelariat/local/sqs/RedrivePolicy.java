package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.json.JsonSyntaxException;
import dev.cyclonelariat.local.protocol.Arn;
import java.util.Map;

/**
 * Where a queue puts messages that were received too often.
 *
 * @param maxReceiveCount from 1 to 1,000
 */
record RedrivePolicy(Arn deadLetterTarget, int maxReceiveCount) {

  static RedrivePolicy parse(String json) {
    Map<String, Object> members;
    try {
      members = Json.parseObject(json);
    } catch (JsonSyntaxException e) {
      throw invalid(json, "Redrive policy is not a valid JSON map.");
    }
    Object target = members.get("deadLetterTargetArn");
    Object count = members.get("maxReceiveCount");
    if (target == null) {
      throw invalid(
          json, "Redrive policy does not contain mandatory attribute: deadLetterTargetArn.");
    }
    if (count == null) {
      throw invalid(json, "Redrive policy does not contain mandatory attribute: maxReceiveCount.");
    }
    int number = number(count);
    if (number < 1 || number > 1_000) {
      throw invalid(
          json,
          "Invalid value for maxReceiveCount: "
              + count
              + ", valid values are from 1 to 1000 both inclusive.");
    }
    Arn arn = Arn.parse(String.valueOf(target));
    if (arn == null || !arn.service().equals("sqs") || arn.resource().isEmpty()) {
      throw invalid(json, "Invalid value for deadLetterTargetArn.");
    }
    return new RedrivePolicy(arn, number);
  }

  private static int number(Object value) {
    try {
      return Integer.parseInt(String.valueOf(value));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  static RuntimeException invalid(String json, String reason) {
    return SqsErrors.invalidParameter("RedrivePolicy", json, reason);
  }
}
