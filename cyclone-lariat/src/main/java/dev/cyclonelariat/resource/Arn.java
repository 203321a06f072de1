package dev.cyclonelariat.resource;

/**
 * An Amazon Resource Name, {@code arn:<partition>:<service>:<region>:<account>:<resource>}.
 *
 * @param partition such as {@code aws} or {@code aws-cn}
 * @param service {@code sns} or {@code sqs}
 * @param region such as {@code eu-west-1}
 * @param account twelve digits
 * @param resource the name of a topic or queue; for subscriptions {@code <topic>:<id>}
 */
public record Arn(
    String partition, String service, String region, String account, String resource) {

  private static final int PARTS = 6;

  /**
   * @throws InvalidNameException if a part is empty
   */
  public Arn {
    if (partition.isEmpty()
        || service.isEmpty()
        || region.isEmpty()
        || account.isEmpty()
        || resource.isEmpty()) {
      throw new InvalidNameException(
          "An ARN of SNS or SQS has no empty part: "
              + print(partition, service, region, account, resource));
    }
  }

  /**
   * Reads an ARN.
   *
   * @throws InvalidNameException if the text is not an ARN with region, account and resource
   */
  public static Arn parse(String text) {
    String[] parts = text.split(":", PARTS);
    if (parts.length < PARTS || !parts[0].equals("arn")) {
      throw new InvalidNameException(
          "Not an ARN (arn:<partition>:<service>:<region>:<account>:<resource>): '" + text + "'");
    }
    return new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
  }

  private static String print(String... parts) {
    return "arn:" + String.join(":", parts);
  }

  /** The ARN as AWS writes it. */
  @Override
  public String toString() {
    return print(partition, service, region, account, resource);
  }
}
