package dev.cyclonelariat.local.message;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message attribute. Exactly one of the values is there.
 *
 * @param dataType {@code String}, {@code Number} or {@code Binary}, perhaps with a label after a
 *     dot
 * @param binaryValue not copied; must not change
 */
public record MessageAttribute(
    String dataType, @Nullable String stringValue, byte @Nullable [] binaryValue) {

  /** A text. */
  public static MessageAttribute string(String value) {
    return new MessageAttribute("String", value, null);
  }

  /** The data type without its label. */
  public String kind() {
    int dot = dataType.indexOf('.');
    return dot < 0 ? dataType : dataType.substring(0, dot);
  }

  boolean isBinary() {
    return binaryValue != null;
  }

  byte[] valueBytes() {
    if (binaryValue != null) {
      return binaryValue;
    }
    return stringValue == null ? new byte[0] : stringValue.getBytes(StandardCharsets.UTF_8);
  }
}
