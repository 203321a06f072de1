package dev.cyclonelariat.local.message;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A message's text as UTF-8. Copies of a message on several queues share one. Thread-safe. */
public final class MessageBody {
  private final byte[] bytes;
  private @Nullable String md5;

  /**
   * @param bytes not copied; must not change
   */
  public MessageBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The body of a text. */
  public static MessageBody of(String text) {
    return new MessageBody(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Not a copy; must not be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Length in bytes, as limits count. */
  public int size() {
    return bytes.length;
  }

  /** Lower-case hex. */
  public String md5() {
    String sum = md5;
    if (sum == null) {
      sum = Digest.md5(bytes);
      md5 = sum;
    }
    return sum;
  }

  /** As content-based deduplication uses it, in lower-case hex. */
  public String sha256() {
    return Digest.sha256(bytes);
  }

  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
