package dev.cyclonelariat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.SettableClock;
import dev.cyclonelariat.local.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A local SNS and SQS without the JUnit extension. */
class LocalServerTest {

  @Test
  void anyClientReachesIt() {
    try (LocalSnsSqs local = LocalSnsSqs.start();
        SqsClient sqs =
            SqsClient.builder()
                .endpointOverride(local.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("000000000000", "any")))
                .build()) {
      sqs.createQueue(request -> request.queueName("orders"));
    }
  }

  @Test
  void timeIsSetByHand() {
    Instant before = Instant.now();
    SettableClock clock = SettableClock.atPresent();
    try (LocalSnsSqs local = LocalSnsSqs.builder().clock(clock).start()) {
      local.topology().createQueue("billing");
      clock.advance(Duration.ofMinutes(5));
    }
    assertThat(clock.instant()).isAfter(before.plusSeconds(299));
  }

  @Test
  void faultsAreOrdered() {
    try (LocalSnsSqs local = LocalSnsSqs.start()) {
      local.topology().createQueue("billing");
      Faults faults = local.faults();

      faults.on("SendMessage").times(2).throttle();
      faults.on("Publish").resource("orders").after(3).internalError();
      faults.on("*").probability(0.1).delay(Duration.ofMillis(200));
      faults.on("SendMessageBatch").failEntries(3); // the others are sent
      faults.on("DeleteMessage").dropAfterWork(); // deleted, but nobody hears of it
      faults.on("ReceiveMessage").error(403, "AccessDenied", "Access is denied.");
      faults.duplicate("billing", 0.2); // as standard queues do in life
      faults.reorder("billing");
      faults.pause("billing");
      faults.resume("billing");
    }
  }
}
