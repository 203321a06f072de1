package dev.cyclonelariat.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a store (inbox or outbox) knows of a message. None of it is ever read from the wire, where a
 * sender could claim that its message has been handled.
 *
 * @param sendingError why publishing failed last, or null
 * @param clientError the business error its handling ended with, or null
 * @param receivedAt when the inbox first saw it, or null
 * @param processedAt when its handling was finished, or null
 */
public record StoreState(
    @Nullable String sendingError,
    @Nullable ClientError clientError,
    @Nullable Instant receivedAt,
    @Nullable Instant processedAt) {

  /** A message that does not come from a store. */
  public static final StoreState NONE = new StoreState(null, null, null, null);
}
