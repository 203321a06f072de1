package dev.cyclonelariat.local.http;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A body while it arrives. It grows with the bytes that came, never with what a header promised.
 */
final class RequestBody {
  private static final int FIRST_STEP = 64 << 10;
  private static final byte[] NONE = {};

  private final MemoryBudget budget;
  private final int limit;
  private byte[] bytes = NONE;
  private int size;

  RequestBody(MemoryBudget budget, int limit) {
    this.budget = budget;
    this.limit = limit;
  }

  /** Takes at most {@code wanted} bytes from {@code in} and returns how many it took. */
  int append(ByteBuffer in, int wanted) throws HttpException {
    int count = Math.min(wanted, in.remaining());
    if (count > limit - size) {
      throw tooLong(limit);
    }
    ensure(size + count, wanted);
    in.get(bytes, size, count);
    size += count;
    return count;
  }

  private void ensure(int needed, int wanted) throws HttpException {
    if (needed <= bytes.length) {
      return;
    }
    int step = Math.max(Math.min(wanted, FIRST_STEP), bytes.length);
    int capacity = Math.min(limit, Math.max(needed, bytes.length + step));
    budget.reserve(capacity - bytes.length);
    bytes = Arrays.copyOf(bytes, capacity);
  }

  int size() {
    return size;
  }

  int limit() {
    return limit;
  }

  byte[] toByteArray() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  /** Gives back what it holds of the budget. */
  void release() {
    budget.release(bytes.length);
    bytes = NONE;
    size = 0;
  }

  static HttpException tooLong(int limit) {
    return new HttpException(413, "Request body is longer than " + limit + " bytes");
  }
}
