package dev.cyclonelariat.inbox;

/** The tables that the Ruby gem's users have made, on PostgreSQL, as its README says. */
public enum GemLayout {
  /** {@code inbox_messages}, with {@code json}. */
  SEQUEL("sequel"),
  /** {@code cyclone_lariat_messages}, with {@code jsonb}. */
  ACTIVE_RECORD("active-record");

  private final String id;

  GemLayout(String id) {
    this.id = id;
  }

  /** {@code sequel} or {@code active-record}, as in the names of upgrade scripts. */
  public String id() {
    return id;
  }
}
