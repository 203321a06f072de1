package dev.cyclonelariat.publish;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The record of fake publishing: all rules are checked, nothing leaves the process, and everything
 * that would have gone out can be read here. Thread-safe.
 */
public final class FakePublications {

  private final List<FakePublication> publications = new CopyOnWriteArrayList<>();
  private final AtomicLong sequence = new AtomicLong();

  /** What has been published so far, oldest first; a snapshot. */
  public List<FakePublication> list() {
    return List.copyOf(publications);
  }

  /** Forgets what has been published so far. */
  public void clear() {
    publications.clear();
  }

  Wire wire() {
    return new FakeWire();
  }

  /** One line for each publication. */
  @Override
  public String toString() {
    return String.join("\n", publications.stream().map(FakePublication::toString).toList());
  }

  private final class FakeWire implements Wire {

    /** The most that any resource takes. */
    private static final int MAXIMUM_BYTES = 1024 * 1024;

    private String sequenceNumber() {
      return String.format(Locale.ROOT, "%020d", sequence.incrementAndGet());
    }

    @Override
    public PublishReceipt send(Sendable message) {
      publications.add(FakePublication.of(message));
      return new PublishReceipt(
          message.resource(),
          UUID.randomUUID().toString(),
          message.address().isFifo() ? sequenceNumber() : null);
    }

    @Override
    public List<Answer> sendBatch(List<? extends Sendable> messages, @Nullable Duration longest) {
      return messages.stream().<Answer>map(message -> new Answer.Taken(send(message))).toList();
    }

    @Override
    public int maximumBytes(String target, int wanted) {
      return MAXIMUM_BYTES;
    }
  }
}
