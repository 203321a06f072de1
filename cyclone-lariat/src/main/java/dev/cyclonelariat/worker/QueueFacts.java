package dev.cyclonelariat.worker;

import dev.cyclonelariat.internal.AwsFailure;
import dev.cyclonelariat.resource.Account;
import dev.cyclonelariat.resource.QueueUrl;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** What a worker must know of a queue before it can receive from it. */
final class QueueFacts {

  private static final Logger LOG = LoggerFactory.getLogger(QueueFacts.class);

  /** SQS's own default, asked for with each receive where the queue's is not known or too short. */
  private static final Duration USUAL_VISIBILITY = Duration.ofSeconds(30);

  /** Less leaves no time to extend it. */
  static final Duration LEAST_VISIBILITY = Duration.ofSeconds(2);

  private QueueFacts() {}

  /**
   * How long receives hide messages.
   *
   * @param visibility for so long
   * @param isSaid whether each receive must ask for it, because the queue itself says otherwise
   */
  record Visibility(Duration visibility, boolean isSaid) {

    static final Visibility UNKNOWN = new Visibility(USUAL_VISIBILITY, true);

    @Nullable Duration toSay() {
      return isSaid ? visibility : null;
    }
  }

  /**
   * Looks at the queue, and warns if messages that always fail have nowhere to go.
   *
   * @param wanted in place of the queue's own visibility timeout
   * @throws QueueDoesNotExistException if there is no such queue
   * @throws SdkException if SQS could not be reached
   */
  static Visibility read(SqsClient sqs, QueueUrl url, @Nullable Duration wanted) {
    try {
      Map<QueueAttributeName, String> attributes =
          sqs.getQueueAttributes(
                  request ->
                      request
                          .queueUrl(url.toString())
                          .attributeNames(
                              QueueAttributeName.VISIBILITY_TIMEOUT,
                              QueueAttributeName.REDRIVE_POLICY))
              .attributes();
      if (!attributes.containsKey(QueueAttributeName.REDRIVE_POLICY)) {
        warnOfNoDeadLetters(url);
      }
      return wanted == null ? ofQueue(attributes) : new Visibility(wanted, true);
    } catch (SdkException e) {
      AwsFailure failure = AwsFailure.of(e);
      if (!failure.isForbidden()) {
        throw e;
      }
      LOG.warn(
          "The attributes of queue {} may not be read: its visibility timeout is taken as {} s,"
              + " and nobody knows whether it has a dead-letter policy. {}",
          url.name(),
          USUAL_VISIBILITY.toSeconds(),
          failure.text());
      return wanted == null ? Visibility.UNKNOWN : new Visibility(wanted, true);
    }
  }

  private static Visibility ofQueue(Map<QueueAttributeName, String> attributes) {
    String seconds = attributes.get(QueueAttributeName.VISIBILITY_TIMEOUT);
    if (seconds == null) {
      return Visibility.UNKNOWN;
    }
    Duration own = Duration.ofSeconds(Long.parseLong(seconds));
    return own.compareTo(LEAST_VISIBILITY) < 0 ? Visibility.UNKNOWN : new Visibility(own, false);
  }

  private static void warnOfNoDeadLetters(QueueUrl url) {
    LOG.warn(
        "Queue {} has no dead-letter policy: a message that always fails comes again until it"
            + " expires. Create a queue for dead letters and run: aws sqs set-queue-attributes"
            + " --queue-url {} --attributes '{\"RedrivePolicy\":\"{\\\"deadLetterTargetArn\\\":"
            + "\\\"ARN\\\",\\\"maxReceiveCount\\\":\\\"5\\\"}\"}'",
        url.name(),
        url);
  }

  /** Names the queue and what helps. */
  static WorkerException missing(QueueUrl url, Account account, SdkException e) {
    return new WorkerException(
        "Queue "
            + url.name()
            + " does not exist in region "
            + account.region()
            + " of account "
            + account.id()
            + ": create it first, check region, account and instance, or let the worker wait for it"
            + " with whenMissing(MissingQueue.WAIT)",
        e);
  }
}
