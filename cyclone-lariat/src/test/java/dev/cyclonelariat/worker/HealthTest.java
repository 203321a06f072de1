package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How a worker says that it fares. */
class HealthTest extends WorkerFixture {

  @Test
  void itTellsWhatIsStuckAndWhenItLastReceived() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    send("mails", 1);
    Worker worker =
        stepped()
            .queue(MAILS)
            .stuckAfter(Duration.ofMinutes(5))
            .fallback(
                (message, context) -> {
                  inside.countDown();
                  await(mayEnd);
                })
            .build();
    assertThat(worker.health().isHealthy()).isFalse();
    assertThat(worker.health().queues().get(0).state()).isEqualTo(QueueHealth.State.STOPPED);
    assertThat(worker.health().queues().get(0).lastReceive()).isNull();

    worker.start();
    await(inside);
    assertThat(worker.health().isHealthy()).isTrue();
    QueueHealth fresh = worker.health().queues().get(0);
    assertThat(fresh.queue()).isEqualTo("mails");
    assertThat(fresh.state()).isEqualTo(QueueHealth.State.POLLING);
    assertThat(fresh.lastReceive()).isEqualTo(aws.server().clock().instant());
    assertThat(fresh.inFlight()).isEqualTo(1);
    assertThat(fresh.longestRunning()).isZero();

    alarm.pass(Duration.ofMinutes(6));
    QueueHealth later = worker.health().queues().get(0);
    assertThat(later.stuck()).isEqualTo(1);
    assertThat(later.longestRunning()).isEqualTo(Duration.ofMinutes(6));
    assertThat(worker.health().isHealthy()).isFalse();

    worker.pause();
    assertThat(worker.health().queues().get(0).state()).isEqualTo(QueueHealth.State.PAUSED);
    mayEnd.countDown();
    worker.close();
    assertThat(worker.health().queues().get(0).state()).isEqualTo(QueueHealth.State.STOPPED);
  }
}
