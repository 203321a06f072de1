package dev.cyclonelariat.worker;

import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.pipeline.Pipeline;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes messages of one queue through the pipeline and answers the queue. Thread-safe. */
final class Handling {

  private static final Logger LOG = LoggerFactory.getLogger(Handling.class);

  private final Pipeline pipeline;
  private final RetryPolicy retryPolicy;
  private final Answers answers;
  private final Stopping stopping;
  private final Pace pace;

  Handling(
      Pipeline pipeline, RetryPolicy retryPolicy, Answers answers, Stopping stopping, Pace pace) {
    this.pipeline = pipeline;
    this.retryPolicy = retryPolicy;
    this.answers = answers;
    this.stopping = stopping;
    this.pace = pace;
  }

  boolean wantsBatches() {
    return pipeline.wantsBatches();
  }

  /** Whether handling one has been quick of late; what the queue is then told does not count. */
  Pace pace() {
    return pace;
  }

  /**
   * Handles messages together.
   *
   * @return whether all are acknowledged
   */
  boolean handle(List<Held> messages) {
    if (stopping.isStopping()) {
      handBack(messages);
      return false;
    }
    if (messages.stream().anyMatch(Held::isLost)) {
      // They come again by themselves. In a FIFO group none behind them may go first.
      handBack(messages);
      return false;
    }
    messages.forEach(Held::start);
    List<Outcome> outcomes = process(messages);
    boolean all = true;
    for (int i = 0; i < messages.size(); i++) {
      all &= answer(messages.get(i), outcomes.get(i));
    }
    return all;
  }

  private List<Outcome> process(List<Held> messages) {
    if (messages.size() == 1) {
      Held message = messages.get(0);
      long start = System.nanoTime();
      Outcome outcome = pipeline.process(message.delivery(), message);
      pace.took(System.nanoTime() - start);
      return List.of(outcome);
    }
    return pipeline.processAll(messages.stream().map(Held::delivery).toList(), messages);
  }

  private boolean answer(Held message, Outcome outcome) {
    if (outcome instanceof Outcome.Retry retry) {
      answers.redeliver(message, delay(message, retry));
    } else {
      answers.delete(message);
    }
    return outcome.isAcknowledged();
  }

  private Duration delay(Held message, Outcome.Retry retry) {
    if (retry.after() != null) {
      return retry.after();
    }
    try {
      return Objects.requireNonNull(
          retryPolicy.delay(message.delivery().receiveCount(), retry.cause()), "its delay");
    } catch (RuntimeException e) {
      LOG.error("The retry policy failed for {}, which comes again at once", message, e);
      return Duration.ZERO;
    }
  }

  /** They have not been handled, and somebody else may do so at once. */
  void handBack(List<Held> messages) {
    messages.forEach(message -> answers.redeliver(message, Duration.ZERO));
  }
}
