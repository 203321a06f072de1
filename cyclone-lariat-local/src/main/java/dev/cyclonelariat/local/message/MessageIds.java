package dev.cyclonelariat.local.message;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Makes ids. They must be unique, not secret, so that no secure source of randomness is needed. */
public final class MessageIds {
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private MessageIds() {}

  /** A random UUID in its usual form. */
  public static String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (random.nextLong() & ~0xf000L) | VERSION_4;
    long low = (random.nextLong() >>> 2) | VARIANT;
    return new UUID(high, low).toString();
  }
}
