package dev.cyclonelariat.inbox.store;

import dev.cyclonelariat.LariatException;

/** A message of the inbox cannot be handled again. */
public final class RetryRefusedException extends LariatException {

  private static final long serialVersionUID = 1L;

  RetryRefusedException(String message) {
    super(message);
  }
}
