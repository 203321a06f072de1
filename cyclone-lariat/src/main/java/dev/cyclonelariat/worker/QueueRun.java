package dev.cyclonelariat.worker;

import dev.cyclonelariat.metrics.WorkerMetrics;
import dev.cyclonelariat.resource.QueueUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One queue of a worker: what is received from it, kept by heartbeats, and answered for. */
final class QueueRun {

  private static final Duration ANSWER_WITHIN = Duration.ofMillis(100);
  private static final Duration ANSWER_WITHIN_FIFO = Duration.ofMillis(5);

  private final Shared shared;
  private final QueueUrl url;
  private final QueueSettings settings;
  private final QueueAccess access;
  private final InFlight inFlight = new InFlight();
  private final Outage outage;
  private final Answers answers;
  private final Heartbeat heartbeat;
  private final WorkerMetrics.Watch watch;
  private volatile QueueFacts.@Nullable Visibility visibility;
  private volatile @Nullable Instant lastReceive;

  QueueRun(Shared shared, QueueUrl url, QueueSettings settings) {
    this.shared = shared;
    this.url = url;
    this.settings = settings;
    access = new QueueAccess(shared.sqs(), url.name(), url.toString());
    BatchCalls calls = new BatchCalls(shared.sqs(), url.toString());
    Duration usual = isFifo() ? ANSWER_WITHIN_FIFO : ANSWER_WITHIN;
    outage = new Outage(url.name());
    answers =
        new Answers(
            outage,
            calls,
            inFlight,
            shared.clock(),
            shared.alarm(),
            settings.answerWithinOr(usual));
    heartbeat = new Heartbeat(url.name(), calls, inFlight, shared.metrics(), shared.clock());
    watch = shared.metrics().watch(url.name(), inFlight::count);
  }

  String name() {
    return url.name();
  }

  QueueUrl url() {
    return url;
  }

  QueueSettings settings() {
    return settings;
  }

  boolean isFifo() {
    return url.name().endsWith(".fifo");
  }

  Answers answers() {
    return answers;
  }

  Outage outage() {
    return outage;
  }

  InFlight inFlight() {
    return inFlight;
  }

  @Nullable Instant lastReceive() {
    return lastReceive;
  }

  /**
   * Looks at the queue, once.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if it is missing, or SQS could not
   *     be reached
   */
  QueueFacts.Visibility look() {
    QueueFacts.Visibility known = visibility;
    if (known == null) {
      known = QueueFacts.read(shared.sqs(), url, settings.visibility());
      visibility = known;
    }
    return known;
  }

  List<Held> receive(int most, Duration wait) {
    QueueFacts.Visibility known = look();
    List<Held> received =
        access.receive(most, wait, known.toSay()).stream()
            .map(
                message ->
                    new Held(message, shared.clock(), known.visibility(), settings.longestHold()))
            .toList();
    lastReceive = shared.clock().instant();
    inFlight.addAll(received);
    return received;
  }

  /** The metrics forget it. */
  void unwatch() {
    watch.close();
  }

  /** Beats again and again until the worker is closed. */
  void startHeartbeat() {
    QueueFacts.Visibility known = visibility;
    Duration pause =
        Heartbeat.pause(known == null ? QueueFacts.LEAST_VISIBILITY : known.visibility());
    shared
        .alarm()
        .in(
            pause,
            () -> {
              try {
                beat();
              } finally {
                startHeartbeat();
              }
            });
  }

  void beat() {
    QueueFacts.Visibility known = visibility;
    if (known != null) {
      heartbeat.beat(known.visibility());
    }
  }
}
