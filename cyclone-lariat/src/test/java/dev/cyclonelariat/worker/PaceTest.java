package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final Pace pace = new Pace(Duration.ofNanos(100));

  private void take(int nanos, int times) {
    for (int i = 0; i < times; i++) {
      pace.took(nanos);
    }
  }

  @Test
  void handlersAreQuickOnceTenInARowWere() {
    take(99, 9);
    assertThat(pace.isQuick()).isFalse();

    take(99, 1);
    assertThat(pace.isQuick()).isTrue();
  }

  @Test
  void oneThatIsNotBeginsTheRowAnew() {
    take(99, 9);
    take(100, 1);
    take(99, 9);

    assertThat(pace.isQuick()).isFalse();
  }

  @Test
  void onceTheyAreQuickOneThatIsNotChangesNothingUntilOthersHadToWait() {
    take(99, 10);
    take(1_000_000, 1);
    assertThat(pace.isQuick()).isTrue();

    pace.slow();
    assertThat(pace.isQuick()).isFalse();
  }
}
