package dev.cyclonelariat.topology;

import dev.cyclonelariat.LariatException;
import org.jspecify.annotations.Nullable;

/** A topic, queue or subscription cannot be as asked, or AWS refused to make it so. */
public class TopologyException extends LariatException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message which resource, what is wrong with it, and what to do about it
   */
  public TopologyException(String message) {
    super(message);
  }

  /**
   * @param message which resource, what is wrong with it, and what to do about it
   * @param cause the failure underneath, if there is one
   */
  public TopologyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
