package dev.cyclonelariat.topology.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import dev.cyclonelariat.topology.TopologyException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;

/** Calls keep to AWS's rates, and are repeated when AWS is too busy all the same. */
class BusyAwsTest {

  private static final Topic TOPIC = Topic.of("test", "event", "users", "user_created");
  private static final Queue QUEUE = Queue.of("test", "event", "users", "user_created");

  private final LiveAccount account = new LiveAccount();
  private final SnsClient impatient =
      SnsClient.builder()
          .endpointOverride(account.aws.server().endpoint())
          .region(account.aws.sns().serviceClientConfiguration().region())
          .credentialsProvider(account.aws.sns().serviceClientConfiguration().credentialsProvider())
          .overrideConfiguration(
              configuration -> configuration.retryStrategy(r -> r.maxAttempts(1)))
          .build();
  private final LiveTopology topology =
      account.builder(() -> impatient, account.aws::sqs).owner("users").build();

  @AfterEach
  void close() {
    impatient.close();
    account.close();
  }

  @Test
  void aThrottledCallIsRepeatedWithGrowingPauses() {
    account.aws.server().faults().on("CreateTopic").times(3).throttle();

    topology.create(TopicSpec.of(TOPIC));

    assertThat(topology.topics()).containsExactly(TOPIC);
    assertThat(account.pauses)
        .containsSubsequence(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void whatStaysThrottledIsAnErrorThatNamesTheResource() {
    account.aws.server().faults().on("CreateTopic").throttle();

    assertThatExceptionOfType(TopologyException.class)
        .isThrownBy(() -> topology.create(TopicSpec.of(TOPIC)))
        .withMessageContaining(TOPIC.name());
  }

  @Test
  void withoutCredentialsNoResourceIsBlamed() {
    try (SnsClient stranger =
        SnsClient.builder()
            .region(account.aws.sns().serviceClientConfiguration().region())
            .credentialsProvider(
                () -> {
                  throw SdkClientException.create("Unable to load credentials");
                })
            .build()) {
      LiveTopology nobodys = account.builder(() -> stranger, account.aws::sqs).build();

      assertThatExceptionOfType(TopologyException.class)
          .isThrownBy(nobodys::topics)
          .withMessageStartingWith("no usable AWS credentials (set AWS_KEY");
    }
  }

  @Test
  void listsKeepToThirtyCallsASecond() {
    Instant before = account.aws.clock().instant();

    for (int i = 0; i < 61; i++) {
      topology.queues();
    }

    assertThat(Duration.between(before, account.aws.clock().instant()))
        .isBetween(Duration.ofMillis(1_999), Duration.ofMillis(2_001));
  }

  @Test
  void aNewQueueIsUsedAfterOneSecond() {
    topology.create(TopicSpec.of(TOPIC));
    topology.create(QueueSpec.of(QUEUE));
    Instant created = account.aws.clock().instant();

    topology.subscribe(SubscriptionSpec.of(TOPIC, QUEUE));

    assertThat(Duration.between(created, account.aws.clock().instant()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void anInterruptedWaitEndsTheChange() {
    LiveTopology interrupted =
        account
            .builder()
            .owner("users")
            .pause(
                time -> {
                  throw new InterruptedException();
                })
            .build();
    account.of("users").create(QueueSpec.of(QUEUE));
    account.aws.sqs().deleteQueue(r -> r.queueUrl(account.url(QUEUE)));

    assertThatExceptionOfType(TopologyException.class)
        .isThrownBy(() -> interrupted.create(QueueSpec.of(QUEUE)))
        .withMessageContaining("Interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }
}
