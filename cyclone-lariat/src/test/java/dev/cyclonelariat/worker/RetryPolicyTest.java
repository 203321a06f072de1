package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  @Test
  void doublesFromDeliveryToDeliveryUpToTheLongest() {
    RandomGenerator highest =
        new RandomGenerator() {
          @Override
          public long nextLong() {
            return 0;
          }

          @Override
          public long nextLong(long bound) {
            return bound - 1;
          }
        };
    RetryPolicy policy =
        RetryPolicy.exponential(Duration.ofSeconds(1), Duration.ofMinutes(15), () -> highest);

    assertThat(policy.delay(1, null)).isEqualTo(Duration.ofSeconds(1));
    assertThat(policy.delay(2, null)).isEqualTo(Duration.ofSeconds(2));
    assertThat(policy.delay(5, null)).isEqualTo(Duration.ofSeconds(16));
    assertThat(policy.delay(11, null)).isEqualTo(Duration.ofMinutes(15));
    assertThat(policy.delay(1_000_000, null)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void spreadsDownToZero() {
    RetryPolicy policy = RetryPolicy.exponential(Duration.ofSeconds(1), Duration.ofMinutes(15));

    for (int i = 0; i < 1_000; i++) {
      assertThat(policy.delay(3, null)).isBetween(Duration.ZERO, Duration.ofSeconds(4));
    }
  }
}
