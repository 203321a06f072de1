package dev.cyclonelariat.local.protocol;

/** An error as AWS reports it. */
public final class AwsError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String type;

  /**
   * @param status of the HTTP answer; below 500 the sender is at fault
   * @param code as the query protocol names it, such as {@code
   *     AWS.SimpleQueueService.NonExistentQueue}
   * @param type as JSON names it, such as {@code com.amazonaws.sqs#QueueDoesNotExist}
   */
  public AwsError(int status, String code, String type, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.type = type;
  }

  /** An error whose two names are the same. */
  public AwsError(int status, String code, String message) {
    this(status, code, code, message);
  }

  /** The operation does not exist. */
  static AwsError invalidAction(String action) {
    return new AwsError(
        400,
        "InvalidAction",
        "com.amazon.coral.service#UnknownOperationException",
        "The action " + action + " is not valid for this endpoint.");
  }

  /** The request does not have the form the operation's model says. */
  static AwsError serialization(String message) {
    return new AwsError(
        400, "SerializationException", "com.amazon.coral.service#SerializationException", message);
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** Code in the query protocol. */
  public String code() {
    return code;
  }

  /** Type in JSON. */
  public String type() {
    return type;
  }

  /** The message, never null. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** Whether the sender is at fault. */
  public boolean isSenderFault() {
    return status < 500;
  }
}
