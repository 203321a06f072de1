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
 * why a message could not be sent, at first and at last. The relay's threads count, and one thread
 * shows.
 */
final class RelayView implements RelayMetrics, SendingErrorListener {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final Shell shell;
  private final OutputOption output;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private @Nullable State state;
  private long shownSent;
  private Instant shownAt = Instant.EPOCH;

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
    String fate =
        switch (entry.state()) {
          case PARKED -> "it is parked";
          case BLOCKED -> "its FIFO group waits for a human";
          default -> "it is tried again";
        };
    if (entry.attempts() == 1 || entry.state() != OutboxEntry.State.DELAYED) {
      shell.tell(error.getMessage() + "; " + fate);
    }
  }

  /** Prints a line if there is news. */
  void show(RelayHealth health) {
    boolean isTime = !Instant.now().isBefore(shownAt.plus(BETWEEN_LINES));
    if (health.state() != state || (isTime && sent.get() != shownSent)) {
      print(health);
    }
  }

  /** Prints the last line. */
  void showEnd() {
    print(State.STOPPED, "", new Fields());
  }

  private void print(RelayHealth health) {
    if (state == null && health.state() == State.RUNNING) {
      print(State.RUNNING, "", new Fields()); // It has not counted yet.
      return;
    }
    print(
        health.state(),
        ", " + health.backlog() + " in the outbox" + trouble(health),
        new Fields()
            .with("backlog", health.backlog())
            .with("oldest_seconds", health.oldest().toSeconds())
            .with("problem", health.problem()));
  }

  private void print(State now, String more, Fields moreFields) {
    state = now;
    shownSent = sent.get();
    shownAt = Instant.now();
    String time = shownAt.truncatedTo(ChronoUnit.SECONDS).toString();
    String word = now.name().toLowerCase(Locale.ROOT);
    Fields fields =
        new Fields()
            .with("at", time)
            .with("state", word)
            .with("sent", shownSent)
            .with("failed", failed.get());
    moreFields.map().forEach(fields::with);
    output.print(
        shell,
        time + " " + word + ": " + shownSent + " sent, " + failed.get() + " failed" + more,
        fields);
  }

  private static String trouble(RelayHealth health) {
    return health.state() == State.STALLED
        ? " (" + Objects.requireNonNullElse(health.problem(), "unknown") + ")"
        : "";
  }
}
