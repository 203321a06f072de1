package dev.cyclonelariat.local;

/** Something about the local SNS/SQS itself went wrong; the message says what to do. */
public class LocalSnsSqsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a cause. */
  public LocalSnsSqsException(String message) {
    super(message);
  }

  /** With the cause. */
  public LocalSnsSqsException(String message, Throwable cause) {
    super(message, cause);
  }
}
