package dev.cyclonelariat.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InterruptionTest {

  private final AtomicReference<Runnable> signal = new AtomicReference<>();
  private final Interrupts interrupts =
      action -> {
        signal.set(action);
        return () -> signal.set(null);
      };

  private Thread interrupt() {
    Thread thread = new Thread(signal.get());
    thread.start();
    return thread;
  }

  @Test
  void theProcessWaitsForTheCommandToEnd() throws InterruptedException {
    Interruption interruption = new Interruption(interrupts);
    assertThat(interruption.isRequested()).isFalse();

    Thread ending = interrupt();
    interruption.await();
    assertThat(interruption.isRequested()).isTrue();
    assertThat(ending.isAlive()).isTrue();

    interruption.close();
    ending.join();
    assertThat(signal.get()).isNull();
  }

  @Test
  void theProcessDoesNotWaitForACommandThatMerelyWaits() throws InterruptedException {
    CountDownLatch answer = new CountDownLatch(1);
    try (Interruption interruption = new Interruption(interrupts)) {
      Thread ending = interrupt();
      Thread waiting =
          new Thread(
              () -> {
                try {
                  ending.join();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                answer.countDown();
              });
      waiting.start();

      boolean answered =
          interruption.interruptible(
              () -> {
                try {
                  answer.await();
                  return true;
                } catch (InterruptedException e) {
                  return false;
                }
              });

      assertThat(answered).isTrue();
      assertThat(interruption.isRequested()).isTrue();
    }
  }
}
