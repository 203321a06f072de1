package dev.cyclonelariat.local.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The attributes of a message by name, immutable. */
public final class MessageAttributes {
  private static final MessageAttributes NONE = new MessageAttributes(new TreeMap<>());

  private final SortedMap<String, MessageAttribute> byName;

  private MessageAttributes(SortedMap<String, MessageAttribute> byName) {
    this.byName = byName;
  }

  /** No attributes. */
  public static MessageAttributes none() {
    return NONE;
  }

  /** These attributes. */
  public static MessageAttributes of(Map<String, MessageAttribute> byName) {
    return byName.isEmpty() ? NONE : new MessageAttributes(new TreeMap<>(byName));
  }

  /** The attributes whose names are wanted. */
  public MessageAttributes only(Predicate<String> wanted) {
    TreeMap<String, MessageAttribute> chosen = new TreeMap<>();
    byName.forEach(
        (name, attribute) -> {
          if (wanted.test(name)) {
            chosen.put(name, attribute);
          }
        });
    return chosen.size() == byName.size() ? this : of(chosen);
  }

  /** By name, in the names' order; not to be changed. */
  public Map<String, MessageAttribute> byName() {
    return byName;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Bytes of names, types and values together, as AWS counts them against message limits. */
  public int size() {
    int size = 0;
    for (Map.Entry<String, MessageAttribute> entry : byName.entrySet()) {
      size += utf8(entry.getKey()).length + utf8(entry.getValue().dataType()).length;
      size += entry.getValue().valueBytes().length;
    }
    return size;
  }

  /**
   * The MD5 that SQS reports and SDKs check, in lower-case hex (SQS Developer Guide, "Calculating
   * the MD5 message digest for message attributes").
   */
  public String md5() {
    MessageDigest md5 = Digest.md5();
    byName.forEach(
        (name, attribute) -> {
          update(md5, utf8(name));
          update(md5, utf8(attribute.dataType()));
          md5.update((byte) (attribute.isBinary() ? 2 : 1));
          update(md5, attribute.valueBytes());
        });
    return Digest.hex(md5.digest());
  }

  private static void update(MessageDigest md5, byte[] bytes) {
    md5.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    md5.update(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
