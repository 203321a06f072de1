package dev.cyclonelariat.local.queue;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Names one receive of one message. Each receive of a message gives another handle.
 *
 * @param queue number of the queue
 * @param position of the message on it
 * @param receive which receive of the message, from 1
 */
public record ReceiptHandle(long queue, long position, int receive) {
  private static final int CONTENT = 23;
  private static final int LENGTH = CONTENT + Integer.BYTES;
  private static final int TEXT_LENGTH = LENGTH / 3 * 4;

  /** The handle that {@code text} spells, or null if we never gave out such a text. */
  public static @Nullable ReceiptHandle parse(String text) {
    if (text.length() != TEXT_LENGTH) {
      return null;
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (buffer.getInt(CONTENT) != sum(bytes)) {
      return null;
    }
    buffer.position(3);
    return new ReceiptHandle(buffer.getLong(), buffer.getLong(), buffer.getInt());
  }

  @Override
  public String toString() {
    byte[] bytes = new byte[LENGTH];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    buffer.put((byte) 1).put((byte) 4).put((byte) 1); // handles of SQS begin with AQ
    buffer.putLong(queue).putLong(position).putInt(receive);
    buffer.putInt(sum(bytes));
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static int sum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, CONTENT);
    return (int) crc.getValue();
  }
}
