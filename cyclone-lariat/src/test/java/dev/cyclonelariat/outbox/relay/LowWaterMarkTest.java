package dev.cyclonelariat.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.SettableClock;
import dev.cyclonelariat.publish.EncodedMessage;
import dev.cyclonelariat.publish.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where claims begin to look. */
class LowWaterMarkTest {

  private static final Duration OLD = Duration.ofMinutes(1);

  private final SettableClock clock = new SettableClock(Instant.EPOCH);
  private final LowWaterMark mark = new LowWaterMark(clock);

  @Test
  void aClaimGoesOnBehindTheOneBefore() {
    claim(entry(10, OLD), entry(20, OLD));

    assertThat(mark.from()).isEqualTo(21);
  }

  @Test
  void nowAndThenOneLooksAtAll() {
    claim(entry(10, OLD));

    clock.advance(Duration.ofSeconds(1));
    assertThat(mark.from()).as("what was committed late is found").isZero();
  }

  @Test
  void theLongerThatTakesTheSeldomer() {
    long from = mark.from();
    Instant began = clock.instant();
    clock.advance(Duration.ofSeconds(1));
    mark.claimed(from, List.of(entry(10, OLD)), began);

    clock.advance(Duration.ofSeconds(19));
    assertThat(mark.from()).isEqualTo(11);
    clock.advance(Duration.ofSeconds(1));
    assertThat(mark.from()).isZero();
  }

  @Test
  void besideYoungRowsLowerOnesMayStillBeCommitted() {
    claim(entry(10, OLD), entry(20, Duration.ZERO), entry(30, OLD));

    assertThat(mark.from()).isEqualTo(11);
  }

  @Test
  void theyAreLookedForNearby() {
    claim(entry(10, Duration.ZERO), entry(5_000, Duration.ZERO));

    assertThat(mark.from()).isEqualTo(4_001);
  }

  @Test
  void whatIsGivenBackIsSeenByTheNext() {
    ClaimedEntry released = entry(10, OLD);
    claim(released, entry(20, OLD));

    mark.released(released);
    assertThat(mark.from()).isEqualTo(10);
  }

  private void claim(ClaimedEntry... found) {
    mark.claimed(mark.from(), List.of(found), clock.instant());
  }

  private ClaimedEntry entry(long id, Duration age) {
    EncodedMessage message =
        new EncodedMessage(new UUID(0, id), Service.SNS, "topic", "{}", null, null, Map.of());
    return new ClaimedEntry(id, "", message, false, 2, 0, clock.instant().minus(age));
  }
}
