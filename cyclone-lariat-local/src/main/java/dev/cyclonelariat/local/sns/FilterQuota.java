package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.protocol.AwsError;

/** How many filter policies the subscriptions of one topic may have (SNS quotas). */
final class FilterQuota {
  private static final int PER_TOPIC = 200;

  private FilterQuota() {}

  /** Refuses one more. */
  static void check(Topic topic) {
    long present =
        topic.subscriptions().stream()
            .filter(subscription -> subscription.attributes().hasFilter())
            .count();
    if (present >= PER_TOPIC) {
      throw new AwsError(
          403,
          "FilterPolicyLimitExceeded",
          "Could not complete request: filter policy quota of "
              + PER_TOPIC
              + " per topic exceeded");
    }
  }
}
