package dev.cyclonelariat.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells whether the steps of a migration are those that were applied; formatting plays no part. */
public final class Checksum {

  private Checksum() {}

  /** SHA-256 over the steps in order, in hexadecimal digits. */
  public static String of(List<Operation> operations) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Operation operation : operations) {
        digest.update(OperationJson.write(operation).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
