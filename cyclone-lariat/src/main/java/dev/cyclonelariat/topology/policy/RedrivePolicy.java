package dev.cyclonelariat.topology.policy;

import dev.cyclonelariat.resource.Arn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where messages go that a queue gave out in vain, or that a subscription could not deliver.
 *
 * @param target the dead-letter queue
 * @param maxReceiveCount how often a queue gives a message out before; null in a subscription's
 */
public record RedrivePolicy(Arn target, @Nullable Integer maxReceiveCount) {

  private static final String TARGET = "deadLetterTargetArn";
  private static final String COUNT = "maxReceiveCount";

  /**
   * Reads AWS's JSON, in which the count may be a number or a text.
   *
   * @param text null or empty where there is no policy
   */
  public static Optional<RedrivePolicy> parse(@Nullable String text) {
    return Optional.ofNullable(text)
        .flatMap(JsonText::tree)
        .filter(policy -> policy.path(TARGET).isString())
        .map(
            policy ->
                new RedrivePolicy(
                    Arn.parse(policy.path(TARGET).asString()),
                    policy.has(COUNT) ? policy.path(COUNT).asInt() : null));
  }

  /** As AWS takes it. */
  public String text() {
    ObjectNode policy = JsonText.object().put(TARGET, target.toString());
    if (maxReceiveCount != null) {
      policy.put(COUNT, maxReceiveCount);
    }
    return policy.toString();
  }
}
