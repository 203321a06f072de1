package dev.cyclonelariat.examples.outbox;

import dev.cyclonelariat.outbox.relay.RelayMetrics;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a relay has sent and taken out of the outbox. */
final class Sent implements RelayMetrics {

  private final BlockingQueue<String> resources = new LinkedBlockingQueue<>();

  @Override
  public void published(String resource, Duration sinceAdded) {
    resources.add(resource);
  }

  /** Where the next one went; null if none has come for long. */
  @Nullable String next() throws InterruptedException {
    return resources.poll(20, TimeUnit.SECONDS);
  }
}
