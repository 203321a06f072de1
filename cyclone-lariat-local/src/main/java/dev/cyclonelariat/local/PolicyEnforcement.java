package dev.cyclonelariat.local;

/**
 * Whether the policies of queues decide what SNS may put on them. Direct calls are never refused.
 */
public enum PolicyEnforcement {
  /** As on AWS: without a matching Allow nothing is delivered. */
  ON,
  /** SNS may put messages on every queue. */
  OFF
}
