package dev.cyclonelariat.handling;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.message.ClientError;
import java.util.Map;

/**
 * The message is at fault, so that handling it again cannot help: a human must look. An inbox keeps
 * the message with this error, and it is acknowledged.
 */
public class BusinessException extends LariatException {

  private static final long serialVersionUID = 1L;

  private final transient ClientError error;

  /**
   * Says what is wrong with the message.
   *
   * @param message for a human
   */
  public BusinessException(String message) {
    this(message, Map.of());
  }

  /**
   * Says what is wrong with the message, and more.
   *
   * @param message for a human
   * @param details a JSON tree that helps to mend it
   */
  public BusinessException(String message, Map<String, ?> details) {
    super(message);
    this.error = ClientError.of(message, details);
  }

  /** What an inbox keeps. */
  public final ClientError error() {
    return error;
  }
}
