package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.outbox.relay.RelayHealth;
import dev.cyclonelariat.outbox.relay.RelayHealth.State;
import dev.cyclonelariat.outbox.relay.RelayMetrics;
import dev.cyclonelariat.outbox.relay.SendingErrorListener;
import dev.cyclonelariat.outbox.store.OutboxEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a relay does: a line when its state changes, a line now and then while it sends, and
 * why a message could not be sent. The relay's threads count, and one thread shows.
 */
final class RelayView implements RelayMetrics, SendingErrorListener {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final Shell shell;
  private final OutputOption output;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private @Nullable State state;
  private long shownSent;
  private Instant shownAt = Instant.MIN;

  RelayView(Shell shell, OutputOption output) {
    this.shell = shell;
    this.output = output;
  }

  @Override
  public void published(String resource, Duration sinceAdded) {
    sent.incrementAndGet();
  }

  @Override
  public void failed(String resource) {
    failed.incrementAndGet();
  }

  @Override
  public void onSendingError(OutboxEntry entry, LariatException error) {
    shell.tell("The " + entry + " could not be sent: " + error.getMessage());
  }

  /** Prints a line if there is news. */
  void show(RelayHealth health) {
    Instant now = Instant.now();
    boolean isDue = !now.isBefore(shownAt.plus(BETWEEN_LINES)) && sent.get() != shownSent;
    if (health.state() != state || isDue) {
      print(health, now);
    }
  }

  /** Prints the last line. */
  void close(RelayHealth health) {
    print(health, Instant.now());
  }

  private void print(RelayHealth health, Instant now) {
    state = health.state();
    shownSent = sent.get();
    shownAt = now;
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    String word = health.state().name().toLowerCase(Locale.ROOT);
    output.print(
        shell,
        "%s %s: %d sent, %d failed, %d in the outbox%s"
            .formatted(time, word, shownSent, failed.get(), health.backlog(), trouble(health)),
        new Fields()
            .with("at", time)
            .with("state", word)
            .with("sent", shownSent)
            .with("failed", failed.get())
            .with("backlog", health.backlog())
            .with("oldest_seconds", health.oldest().toSeconds())
            .with("problem", health.problem()));
  }

  private static String trouble(RelayHealth health) {
    return health.state() == State.STALLED
        ? " (" + Objects.requireNonNullElse(health.problem(), "unknown") + ")"
        : "";
  }
}
