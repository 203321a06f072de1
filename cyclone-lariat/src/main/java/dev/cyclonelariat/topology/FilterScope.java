package dev.cyclonelariat.topology;

/** What a subscription's filter policy is matched with. */
public enum FilterScope {
  /** The message's attributes. */
  ATTRIBUTES("MessageAttributes"),
  /** The message's body, which must be JSON. */
  BODY("MessageBody");

  private final String attribute;

  FilterScope(String attribute) {
    this.attribute = attribute;
  }

  /** The word in SNS's attribute {@code FilterPolicyScope}. */
  public String attribute() {
    return attribute;
  }
}
