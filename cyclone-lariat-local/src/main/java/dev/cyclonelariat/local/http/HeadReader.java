package dev.cyclonelariat.local.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the bytes of a request's head until the empty line that ends it. */
final class HeadReader {
  private static final int USUAL = 1024;

  private final int limit;
  private byte[] bytes = new byte[USUAL];
  private int length;

  HeadReader(int limit) {
    this.limit = limit;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** The head once it is complete; the reader is then empty again. */
  @Nullable RequestHead read(ByteBuffer in) throws HttpException {
    while (in.hasRemaining()) {
      byte next = in.get();
      if (length == 0 && (next == '\r' || next == '\n')) {
        continue; // RFC 9112, 2.2: empty lines before a request are ignored
      }
      store(next);
      if (next == '\n' && endsWithEmptyLine()) {
        RequestHead head = RequestHead.parse(bytes, length);
        reset();
        return head;
      }
    }
    return null;
  }

  private boolean endsWithEmptyLine() {
    int before = length - 2;
    if (before >= 0 && bytes[before] == '\r') {
      before--;
    }
    return before >= 0 && bytes[before] == '\n';
  }

  private void store(byte next) throws HttpException {
    if (length == limit) {
      throw hasNewline()
          ? new HttpException(431, "Request head is longer than " + limit + " bytes")
          : new HttpException(414, "Request line is longer than " + limit + " bytes");
    }
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(limit, bytes.length * 2));
    }
    bytes[length++] = next;
  }

  private boolean hasNewline() {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  private void reset() {
    length = 0;
    if (bytes.length > 4 * USUAL) {
      bytes = new byte[USUAL];
    }
  }
}
