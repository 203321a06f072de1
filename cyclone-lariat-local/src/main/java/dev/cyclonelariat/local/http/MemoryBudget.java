package dev.cyclonelariat.local.http;

/**
 * Bytes that all bodies together may occupy: requests while they arrive, answers while they are
 * written. Used by the server's thread only.
 */
final class MemoryBudget {
  private long free;

  MemoryBudget(long bytes) {
    this.free = bytes;
  }

  void reserve(int bytes) throws HttpException {
    if (!tryReserve(bytes)) {
      throw new HttpException(429, "Too many large requests at once");
    }
  }

  boolean tryReserve(int bytes) {
    if (bytes > free) {
      return false;
    }
    free -= bytes;
    return true;
  }

  void release(int bytes) {
    free += bytes;
  }
}
