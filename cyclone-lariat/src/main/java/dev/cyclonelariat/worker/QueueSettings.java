package dev.cyclonelariat.worker;

import dev.cyclonelariat.pipeline.SourceSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is special about one queue of a worker. Not thread-safe.
 *
 * <pre>{@code
 * worker.queue(uploads, queue -> queue.weight(3).mapper(Uploads::toMessage));
 * }</pre>
 */
public final class QueueSettings extends SourceSettings<QueueSettings> {

  private int weight = 1;
  private int concurrency = Integer.MAX_VALUE;
  private MissingQueue whenMissing = MissingQueue.FAIL;
  private Duration longestHold = RetryPolicy.LONGEST;
  private @Nullable Duration visibility;
  private @Nullable RetryPolicy retryPolicy;
  private @Nullable Duration answerWithin;

  QueueSettings() {}

  /**
   * How large a part of the worker's free permits the queue gets while others wait for them too: 1
   * unless said. One of weight 3 handles three messages while one of weight 1 handles one.
   */
  public QueueSettings weight(int weight) {
    this.weight = atLeastOne("weight", weight);
    return this;
  }

  /** How many of its messages are handled at the same time at most; all permits unless said. */
  public QueueSettings concurrency(int most) {
    this.concurrency = atLeastOne("concurrency", most);
    return this;
  }

  /** What to do when the queue does not exist as the worker starts; it fails unless said. */
  public QueueSettings whenMissing(MissingQueue whenMissing) {
    this.whenMissing = whenMissing;
    return this;
  }

  /**
   * For how long each receive and each heartbeat hides messages from others; the queue's own
   * visibility timeout unless said. It bounds how long a message waits after the process was
   * killed.
   *
   * @param visibility from 2 seconds to 12 hours, in whole seconds
   */
  public QueueSettings visibility(Duration visibility) {
    if (visibility.compareTo(QueueFacts.LEAST_VISIBILITY) < 0
        || visibility.compareTo(RetryPolicy.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "Visibility must lie between 2 seconds and 12 hours, not " + visibility);
    }
    this.visibility = Duration.ofSeconds(visibility.toSeconds());
    return this;
  }

  /**
   * For how long heartbeats keep a message from others; 12 hours unless said, which is as long as
   * SQS allows. After that it is delivered again, whether its handler has returned or not.
   */
  public QueueSettings longestHold(Duration longest) {
    this.longestHold = longest.compareTo(RetryPolicy.LONGEST) < 0 ? longest : RetryPolicy.LONGEST;
    return this;
  }

  /** How long messages of this queue that failed wait; as the worker's policy says unless said. */
  public QueueSettings retryPolicy(RetryPolicy retryPolicy) {
    this.retryPolicy = retryPolicy;
    return this;
  }

  /**
   * For how long answers are collected before those there are go to the queue in one call: 100
   * milliseconds unless said, 5 on a FIFO queue, which gives out no more of a group before. Ten of
   * them never wait.
   */
  public QueueSettings answerWithin(Duration longest) {
    this.answerWithin = longest;
    return this;
  }

  private static int atLeastOne(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("A " + what + " must be at least 1, not " + value);
    }
    return value;
  }

  int weight() {
    return weight;
  }

  int concurrency() {
    return concurrency;
  }

  MissingQueue whenMissing() {
    return whenMissing;
  }

  Duration longestHold() {
    return longestHold;
  }

  @Nullable Duration visibility() {
    return visibility;
  }

  RetryPolicy retryPolicyOr(RetryPolicy ofWorker) {
    return retryPolicy == null ? ofWorker : retryPolicy;
  }

  Duration answerWithinOr(Duration usual) {
    return answerWithin == null ? usual : answerWithin;
  }
}
