package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PermitsTest {

  private final BlockingQueue<String> granted = new LinkedBlockingQueue<>();

  /** Waits for a permit on a thread of its own, which has begun to wait when this returns. */
  private Thread waiting(String name, Permits.Share share) {
    Thread thread = new Thread(() -> acquire(name, share));
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }

  private void acquire(String name, Permits.Share share) {
    try {
      share.acquire(1);
      granted.add(name);
    } catch (InterruptedException e) {
      granted.add(name + " interrupted");
    }
  }

  @Test
  void whoWouldNotWaitGetsWhatIsFree() throws Exception {
    Permits permits = new Permits(5);
    Permits.Share share = permits.share(1, 4);
    assertThat(share.hasFree()).isTrue();
    assertThat(share.tryAcquire(3)).isEqualTo(3);
    assertThat(share.tryAcquire(3)).isEqualTo(1);
    assertThat(share.tryAcquire(3)).isZero();
    assertThat(share.hasFree()).isFalse();

    assertThat(permits.share(1, 4).tryAcquire(3)).isEqualTo(1);
    share.release(4);
    permits.close();
    assertThat(share.tryAcquire(1)).isZero();
  }

  @Test
  void whileAllWaitEachGetsPermitsByItsWeight() throws Exception {
    Permits permits = new Permits(8);
    Permits.Share heavy = permits.share(3, 100);
    Permits.Share light = permits.share(1, 100);
    assertThat(heavy.acquire(8)).isEqualTo(8);
    for (int i = 0; i < 8; i++) {
      waiting("heavy", heavy);
      waiting("light", light);
    }

    heavy.release(8);

    List<String> first = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      first.add(granted.take());
    }
    assertThat(first).filteredOn("light"::equals).hasSize(2);
    heavy.release(6);
    light.release(2);
    assertThat(List.of(granted.take(), granted.take())).isNotEmpty();
    heavy.release(8);
    light.release(8);
  }

  @Test
  void oneThatWaitsAloneGetsAllThereAre() throws Exception {
    Permits permits = new Permits(8);
    permits.share(100, 100);

    assertThat(permits.share(1, 100).acquire(8)).isEqualTo(8);
  }

  @Test
  void aQueueGetsNoMoreThanItsOwnMost() throws Exception {
    Permits permits = new Permits(8);
    Permits.Share bounded = permits.share(1, 3);

    assertThat(bounded.acquire(bounded.most())).isEqualTo(3);
    assertThat(permits.share(1, 8).acquire(5)).isEqualTo(5);
  }

  @Test
  void moreOfThemReachWhoWaits() throws Exception {
    Permits permits = new Permits(1);
    Permits.Share share = permits.share(1, 100);
    share.acquire(1);
    waiting("next", share);

    permits.resize(2);

    assertThat(granted.take()).isEqualTo("next");
  }

  @Test
  void fewerOfThemAreGrantedOnlyOnceEnoughAreBack() throws Exception {
    Permits permits = new Permits(3);
    Permits.Share share = permits.share(1, 100);
    share.acquire(3);
    permits.resize(1);
    assertThat(share.keep(2)).as("of two in hand that are not used yet").isZero();
    Thread next = waiting("next", share);

    assertThat(next.getState()).isEqualTo(Thread.State.WAITING);
    share.release(1);

    assertThat(granted.take()).isEqualTo("next");
  }

  @Test
  void oneWhoIsInterruptedKeepsNone() throws Exception {
    Permits permits = new Permits(1);
    Permits.Share share = permits.share(1, 100);
    share.acquire(1);
    Thread thread = waiting("first", share);

    thread.interrupt();
    assertThat(granted.take()).isEqualTo("first interrupted");
    share.release(1);

    assertThat(share.acquire(1)).isEqualTo(1);
  }
}
