package dev.cyclonelariat.local.http;

import java.time.Duration;

/**
 * What one client, and all of them together, may ask of the server.
 *
 * @param headBytes of request line and headers; more is answered with 431 or 414
 * @param bodyBytes of one body; more is answered with 413. The largest honest request is a refused
 *     batch of ten 1 MiB messages, form-encoded
 * @param totalBodyBytes of all bodies held at once, of requests and of answers that clients are
 *     slow to read; more is answered with 429
 * @param connections open at once; further ones wait to be accepted
 * @param requestTime from a request's first byte to its last; longer is answered with 408
 * @param idleTime between two requests, after which the connection is closed
 */
public record HttpLimits(
    int headBytes,
    int bodyBytes,
    long totalBodyBytes,
    int connections,
    Duration requestTime,
    Duration idleTime) {

  private static final int MIB = 1 << 20;

  /** Limits that suit the heap of this JVM. */
  public static HttpLimits standard() {
    return new HttpLimits(
        16 << 10,
        32 * MIB,
        Math.max(32L * MIB, Runtime.getRuntime().maxMemory() / 4),
        4096,
        Duration.ofSeconds(20),
        Duration.ofMinutes(10));
  }
}
