package dev.cyclonelariat.local.filter;

/** A nested policy where only flat ones are possible. */
public final class NestedFilterPolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NestedFilterPolicyException() {
    super(
        "Filter policy scope MessageAttributes does not support nested filter policy",
        null,
        false,
        false);
  }
}
