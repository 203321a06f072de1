package dev.cyclonelariat;

import org.jspecify.annotations.Nullable;

/**
 * The root of every exception this library throws on purpose.
 *
 * <p>Messages name the resource and the remedy, and never contain credentials or message data.
 */
public class LariatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what went wrong, with which resource, and what to do about it
   */
  public LariatException(String message) {
    super(message);
  }

  /**
   * @param message what went wrong, with which resource, and what to do about it
   * @param cause the failure underneath, if there is one
   */
  public LariatException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
