package dev.cyclonelariat.local.protocol;

import java.nio.charset.StandardCharsets;

/** A text that is at hand as UTF-8. */
public final class Utf8 {
  private final byte[] bytes;

  /**
   * @param bytes not copied; must not change
   */
  public Utf8(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
