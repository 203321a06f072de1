package dev.cyclonelariat.worker;

import dev.cyclonelariat.LariatException;

/** A worker cannot start. */
public final class WorkerException extends LariatException {

  private static final long serialVersionUID = 1L;

  WorkerException(String message, Throwable cause) {
    super(message, cause);
  }
}
