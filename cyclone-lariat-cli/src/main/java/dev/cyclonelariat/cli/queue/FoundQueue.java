package dev.cyclonelariat.cli.queue;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.internal.AwsFailure;
import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.QueueUrl;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A queue that exists.
 *
 * @param url what requests carry
 * @param attributes what SQS says of it
 */
public record FoundQueue(QueueUrl url, Map<QueueAttributeName, String> attributes) {

  /**
   * Looks a queue up.
   *
   * @throws LariatException if there is none, or SQS could not be asked
   */
  public static FoundQueue find(SqsClient sqs, QueueUrl url) {
    try {
      return new FoundQueue(
          url,
          sqs.getQueueAttributes(
                  request ->
                      request.queueUrl(url.toString()).attributeNames(QueueAttributeName.ALL))
              .attributes());
    } catch (SdkException e) {
      AwsFailure failure = AwsFailure.of(e);
      throw new LariatException(
          failure.isMissing()
              ? "There is no queue "
                  + url
                  + " in region "
                  + sqs.serviceClientConfiguration().region()
                  + ": check its name, the region and the account"
              : "Queue " + url.name() + " cannot be looked at: " + failure.text(),
          e);
    }
  }

  /** Its name. */
  public String name() {
    return url.name();
  }

  /** Its ARN. */
  public Arn arn() {
    return Arn.parse(Objects.requireNonNull(attributes.get(QueueAttributeName.QUEUE_ARN)));
  }

  /** Whether it keeps the order of groups. */
  public boolean isFifo() {
    return name().endsWith(".fifo");
  }

  /** About how many messages can be received from it. */
  public long depth() {
    return Long.parseLong(
        attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
  }
}
