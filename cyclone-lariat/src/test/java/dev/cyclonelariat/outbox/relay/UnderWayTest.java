package dev.cyclonelariat.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How the next claim waits for those that are being sent. */
class UnderWayTest {

  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final UnderWay underWay = new UnderWay();

  @Test
  void itWaitsForAllOfThem() throws Exception {
    underWay.begun();
    underWay.begun();
    underWay.ended();
    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(this::awaitNone);
    assertThat(waiting).isNotDone();

    underWay.ended();
    assertThat(waiting.get(1, TimeUnit.MINUTES)).isTrue();
  }

  private boolean awaitNone() {
    try {
      underWay.awaitNone(FOR_EVER);
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void itDoesNotWaitWhereThereIsNone() throws Exception {
    underWay.awaitNone(FOR_EVER);
    underWay.begun();
    underWay.ended();
    underWay.awaitNone(FOR_EVER);
  }

  @Test
  void itDoesNotWaitForEver() throws Exception {
    underWay.begun();
    underWay.awaitNone(Duration.ofMillis(1));
  }
}
