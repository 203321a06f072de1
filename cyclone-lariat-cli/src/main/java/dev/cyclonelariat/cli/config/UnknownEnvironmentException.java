package dev.cyclonelariat.cli.config;

import dev.cyclonelariat.LariatException;

/** An environment is asked for that {@code lariat.yml} does not have. */
public final class UnknownEnvironmentException extends LariatException {

  private static final long serialVersionUID = 1L;

  UnknownEnvironmentException(String message) {
    super(message);
  }
}
