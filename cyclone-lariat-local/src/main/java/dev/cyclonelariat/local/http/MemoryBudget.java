package dev.cyclonelariat.local.http;

/** Bytes that all request bodies together may occupy. Used by the server's thread only. */
final class MemoryBudget {
  private long free;

  MemoryBudget(long bytes) {
    this.free = bytes;
  }

  void reserve(int bytes) throws HttpException {
    if (bytes > free) {
      throw new HttpException(429, "Too many large requests at once");
    }
    free -= bytes;
  }

  void release(int bytes) {
    free += bytes;
  }
}
