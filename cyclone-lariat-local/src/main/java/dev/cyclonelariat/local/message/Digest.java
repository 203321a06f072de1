package dev.cyclonelariat.local.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The sums AWS computes of messages. */
public final class Digest {
  private static final HexFormat HEX = HexFormat.of();

  private Digest() {}

  /** MD5 in lower-case hex, as SQS reports of bodies. */
  static String md5(byte[] bytes) {
    return HEX.formatHex(md5().digest(bytes));
  }

  static MessageDigest md5() {
    return algorithm("MD5");
  }

  static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }

  /** SHA-256 in lower-case hex, as content-based deduplication uses. */
  public static String sha256(byte[] bytes) {
    return HEX.formatHex(algorithm("SHA-256").digest(bytes));
  }

  private static MessageDigest algorithm(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has " + name, e);
    }
  }
}
