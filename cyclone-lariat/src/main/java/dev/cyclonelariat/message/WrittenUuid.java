package dev.cyclonelariat.message;

import java.util.Optional;
import java.util.UUID;

/**
 * A UUID together with the letters it was written with, because the wire keeps letter case while
 * comparison ignores it.
 */
record WrittenUuid(UUID value, String text) {

  private static final int LENGTH = 36;

  static WrittenUuid of(UUID value) {
    return new WrittenUuid(value, value.toString());
  }

  /**
   * Reads the form 8-4-4-4-12 and nothing else; {@link UUID#fromString} alone accepts shorter
   * groups.
   */
  static Optional<WrittenUuid> parse(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    for (int i = 0; i < LENGTH; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? text.charAt(i) != '-' : !isHex(text.charAt(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(new WrittenUuid(UUID.fromString(text), text));
  }

  static WrittenUuid require(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("Not a UUID (8-4-4-4-12 hex): " + text));
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WrittenUuid that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
