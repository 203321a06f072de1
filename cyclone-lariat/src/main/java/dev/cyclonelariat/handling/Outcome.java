package dev.cyclonelariat.handling;

import dev.cyclonelariat.message.ClientError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of one delivery. */
public sealed interface Outcome {

  /** Whether the delivery is over, so that the queue may delete the message. */
  boolean isAcknowledged();

  /** The message has been handled. */
  static Outcome done() {
    return new Done();
  }

  /** The message shall be delivered again, when the retry policy says. */
  static Outcome failed(Throwable cause) {
    return new Retry(null, cause);
  }

  /** The message shall be delivered again, so long from now. */
  static Outcome retryAfter(Duration delay) {
    return new Retry(delay, null);
  }

  /**
   * The message is at fault, and a human must look.
   *
   * @param message what is wrong with it
   */
  static Outcome businessError(String message) {
    return new BusinessError(ClientError.of(message, Map.of()));
  }

  /**
   * The outcomes that somebody has returned.
   *
   * @param who returned them
   * @throws IllegalStateException if they are not one for each message
   */
  static List<Outcome> oneForEach(
      List<HandlerContext> messages, @Nullable List<Outcome> outcomes, String who) {
    if (outcomes == null || outcomes.size() != messages.size() || lacksOne(outcomes)) {
      throw new IllegalStateException(
          who
              + " must return one outcome for each of "
              + messages.size()
              + " messages, not "
              + outcomes);
    }
    return outcomes;
  }

  private static boolean lacksOne(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      if (outcome == null) {
        return true;
      }
    }
    return false;
  }

  /** The handler has done its work. */
  record Done() implements Outcome {
    @Override
    public boolean isAcknowledged() {
      return true;
    }
  }

  /** It had been handled before; the handler was not called. */
  record Duplicate() implements Outcome {
    @Override
    public boolean isAcknowledged() {
      return true;
    }
  }

  /**
   * The message is at fault; an inbox has kept it for a human.
   *
   * @param error what is wrong with it
   */
  record BusinessError(ClientError error) implements Outcome {
    @Override
    public boolean isAcknowledged() {
      return true;
    }
  }

  /**
   * Nobody can read the body, or it breaks its schema; it has been put aside for a human.
   *
   * @param reason why
   */
  record Parked(String reason) implements Outcome {
    @Override
    public boolean isAcknowledged() {
      return true;
    }
  }

  /**
   * It must be delivered again.
   *
   * @param after how long from now, at least; null leaves it to the retry policy
   * @param cause what failed; null when nothing did, such as when another delivery of the same
   *     message is being handled
   */
  record Retry(@Nullable Duration after, @Nullable Throwable cause) implements Outcome {
    @Override
    public boolean isAcknowledged() {
      return false;
    }
  }
}
