package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.LocalAws;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatcherTest {

  private final LocalAws aws = new LocalAws();
  private final SteppedAlarm alarm = new SteppedAlarm(aws);
  private final List<List<Integer>> sent = new ArrayList<>();
  private final Batcher<Integer> batcher =
      new Batcher<>(alarm, aws.server().clock(), Duration.ofMillis(100), sent::add);

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void tenAreSentAtOnce() {
    add(1, 10);

    assertThat(sent).containsExactly(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
  }

  @Test
  void fewerAreSentWhenTheFirstHasWaitedLongEnough() {
    add(1, 2);
    passMillis(99);
    assertThat(sent).isEmpty();

    passMillis(1);
    assertThat(sent).containsExactly(List.of(1, 2));
  }

  @Test
  void thoseThatBeganLaterWaitTheirOwnTime() {
    add(1, 1);
    passMillis(60);
    add(2, 10);
    add(11, 13);
    sent.clear();

    passMillis(99);
    assertThat(sent).isEmpty();

    passMillis(1);
    assertThat(sent).containsExactly(List.of(11, 12, 13));
  }

  private void add(int first, int last) {
    IntStream.rangeClosed(first, last).forEach(batcher::add);
  }

  private void passMillis(long millis) {
    alarm.pass(Duration.ofMillis(millis));
  }
}
