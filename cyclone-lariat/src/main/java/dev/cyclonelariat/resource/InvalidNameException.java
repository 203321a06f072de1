package dev.cyclonelariat.resource;

import dev.cyclonelariat.LariatException;

/** A name, ARN or URL that AWS, or the naming scheme of this library, does not allow. */
public final class InvalidNameException extends LariatException {

  private static final long serialVersionUID = 1L;

  InvalidNameException(String message) {
    super(message);
  }
}
