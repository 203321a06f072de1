package dev.cyclonelariat.local.filter;

/** A filter policy that SNS would refuse; the message has its words. */
public final class FilterPolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FilterPolicyException(String message) {
    super(message, null, false, false);
  }

  /** The words, never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
