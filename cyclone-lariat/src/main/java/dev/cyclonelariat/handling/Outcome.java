package dev.cyclonelariat.handling;

import dev.cyclonelariat.message.ClientError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one delivery. */
public sealed interface Outcome {

  /** Whether the delivery is over, so that the queue may delete the message. */
  boolean isAcknowledged();

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
