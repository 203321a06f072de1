package dev.cyclonelariat.local.message;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A message attribute: a data type and either a text or bytes. Immutable. */
public final class MessageAttribute {
  private final String dataType;
  private final @Nullable String stringValue;
  private final byte @Nullable [] binaryValue;

  /**
   * @param dataType {@code String}, {@code Number} or {@code Binary}, perhaps with a label after a
   *     dot
   * @param binaryValue not copied; must not change
   */
  public MessageAttribute(
      String dataType, @Nullable String stringValue, byte @Nullable [] binaryValue) {
    this.dataType = dataType;
    this.stringValue = stringValue;
    this.binaryValue = binaryValue;
  }

  /** The data type with its label. */
  public String dataType() {
    return dataType;
  }

  /** The text, or null. */
  public @Nullable String stringValue() {
    return stringValue;
  }

  /** The bytes, or null. Not a copy; must not be changed. */
  public byte @Nullable [] binaryValue() {
    return binaryValue;
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
