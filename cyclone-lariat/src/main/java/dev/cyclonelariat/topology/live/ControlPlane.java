package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.internal.AwsFailure;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.topology.TopologyException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Calls to SNS and SQS: in their rates, repeated when they are too busy, failures in words. */
final class ControlPlane {

  private static final Logger LOG = LoggerFactory.getLogger(ControlPlane.class);
  private static final int ATTEMPTS = 7;
  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

  private final Supplier<SnsClient> sns;
  private final Supplier<SqsClient> sqs;
  private final Location location;
  private final Pacer pacer;

  ControlPlane(Supplier<SnsClient> sns, Supplier<SqsClient> sqs, Location location, Pacer pacer) {
    this.sns = sns;
    this.sqs = sqs;
    this.location = location;
    this.pacer = pacer;
  }

  /**
   * Asks SNS.
   *
   * @param subject what an error names
   */
  <R> R sns(Rate rate, Object subject, Function<SnsClient, R> call) {
    return ask(rate, subject, () -> call.apply(sns.get()));
  }

  /**
   * Asks SQS.
   *
   * @param subject what an error names
   */
  <R> R sqs(Rate rate, Object subject, Function<SqsClient, R> call) {
    return ask(rate, subject, () -> call.apply(sqs.get()));
  }

  /** Asks SNS about something that may not exist: then the answer is empty. */
  <R> Optional<R> snsIfExists(Rate rate, Object subject, Function<SnsClient, R> call) {
    return sns(rate, subject, client -> present(() -> call.apply(client)));
  }

  /** Asks SQS about something that may not exist: then the answer is empty. */
  <R> Optional<R> sqsIfExists(Rate rate, Object subject, Function<SqsClient, R> call) {
    return sqs(rate, subject, client -> present(() -> call.apply(client)));
  }

  private static <R> Optional<R> present(Supplier<R> call) {
    try {
      return Optional.of(call.get());
    } catch (SdkException e) {
      if (AwsFailure.of(e).isMissing()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private <R> R ask(Rate rate, Object subject, Supplier<R> call) {
    Duration backoff = FIRST_BACKOFF;
    for (int attempt = 1; ; attempt++) {
      pacer.keep(rate);
      try {
        return call.get();
      } catch (SdkException e) {
        if (attempt == ATTEMPTS || !isThrottled(e)) {
          throw failure(subject, e);
        }
        LOG.info("{}: AWS is asked too often; trying again in {} s", subject, backoff.toSeconds());
        pacer.pause(backoff);
        backoff = backoff.multipliedBy(2);
      }
    }
  }

  private static TopologyException failure(Object subject, SdkException e) {
    AwsFailure failure = AwsFailure.of(e);
    return new TopologyException(
        failure.isOfCredentials() ? failure.text() : subject + ": " + failure.text(), e);
  }

  private static boolean isThrottled(SdkException e) {
    return e instanceof AwsServiceException service && service.isThrottlingException();
  }

  Pacer pacer() {
    return pacer;
  }

  String arn(Resource resource) {
    return location.arn(resource).toString();
  }

  String url(Queue queue) {
    return location.url(queue).toString();
  }

  Location location() {
    return location;
  }
}
