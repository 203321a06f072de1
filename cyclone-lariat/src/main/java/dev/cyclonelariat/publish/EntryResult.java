package dev.cyclonelariat.publish;

import org.jspecify.annotations.Nullable;

/**
 * What became of one stored message of a batch.
 *
 * @param message the message
 * @param error why AWS has it not, as far as is known; null when AWS has it
 */
public record EntryResult(EncodedMessage message, @Nullable PublishFailedException error) {

  /** Whether AWS has it. */
  public boolean isSent() {
    return error == null;
  }
}
