package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.json.JsonSyntaxException;
import dev.cyclonelariat.local.policy.Policy;
import java.util.Map;
import java.util.Set;

/** What the single attributes of a queue may be (SQS API Reference, SetQueueAttributes). */
final class AttributeRules {
  private static final int MAX_POLICY_BYTES = 8_192;
  private static final int MAX_POLICY_STATEMENTS = 20;

  private static final Map<String, Range> RANGES =
      Map.of(
          "DelaySeconds", new Range(0, 900),
          "MaximumMessageSize", new Range(1_024, 1_048_576),
          "MessageRetentionPeriod", new Range(60, 1_209_600),
          "ReceiveMessageWaitTimeSeconds", new Range(0, 20),
          "VisibilityTimeout", new Range(0, 43_200),
          "KmsDataKeyReusePeriodSeconds", new Range(60, 86_400));

  private static final Map<String, Set<String>> FIFO_CHOICES =
      Map.of(
          "ContentBasedDeduplication", Set.of("true", "false"),
          "DeduplicationScope", Set.of("queue", "messageGroup"),
          "FifoThroughputLimit", Set.of("perQueue", "perMessageGroupId"));

  private record Range(int from, int to) {
    boolean contains(String text) {
      try {
        int number = Integer.parseInt(text);
        return number >= from && number <= to;
      } catch (NumberFormatException e) {
        return false;
      }
    }
  }

  private AttributeRules() {}

  /** Whether a queue of the kind keeps an attribute of this name that users can set. */
  static void check(String name, String value, boolean fifo) {
    if (RANGES.containsKey(name)) {
      require(name, RANGES.get(name).contains(value));
      return;
    }
    switch (name) {
      case "Policy" -> checkPolicy(value);
      case "KmsMasterKeyId", "RedrivePolicy", "RedriveAllowPolicy" -> {
        // a key's name is free, and the two policies are checked where the queues are known
      }
      case "SqsManagedSseEnabled" -> require(name, value.equals("true") || value.equals("false"));
      default -> {
        Set<String> choices = FIFO_CHOICES.get(name);
        if (choices == null || !fifo) {
          throw SqsErrors.unknownAttribute(name);
        }
        require(name, choices.contains(value));
      }
    }
  }

  private static void checkPolicy(String value) {
    if (value.isEmpty()) {
      return;
    }
    if (value.length() > MAX_POLICY_BYTES) {
      throw SqsErrors.invalidAttributeValue(
          "Policy", "Policy length exceeds " + MAX_POLICY_BYTES + " bytes.");
    }
    try {
      if (Policy.parse(value).size() > MAX_POLICY_STATEMENTS) {
        throw SqsErrors.overLimit(
            MAX_POLICY_STATEMENTS + " statements are allowed in a queue's policy.");
      }
    } catch (JsonSyntaxException e) {
      throw SqsErrors.invalidAttributeValue("Policy");
    }
  }

  private static void require(String name, boolean valid) {
    if (!valid) {
      throw SqsErrors.invalidAttributeValue(name);
    }
  }
}
