package dev.cyclonelariat.worker;

import dev.cyclonelariat.internal.AwsFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Receives from one queue for as long as the worker runs. Each message holds one permit until it is
 * answered for, so a slow one delays no other; only as many are received as there are free permits.
 */
final class Poller {

  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  /** SQS: the longest long poll. */
  private static final Duration LONG_POLL = Duration.ofSeconds(20);

  private static final int MOST_PER_RECEIVE = 10;
  private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(1);

  private final QueueAccess queue;
  private final LaneRun lanes;
  private final Executor executor;
  private final Stopping stopping;
  private final Semaphore permits;
  private final int concurrency;
  private volatile @Nullable Thread polling;
  private boolean outage;

  Poller(QueueAccess queue, LaneRun lanes, Executor executor, int concurrency, Stopping stopping) {
    this.queue = queue;
    this.lanes = lanes;
    this.executor = executor;
    this.concurrency = concurrency;
    this.permits = new Semaphore(concurrency);
    this.stopping = stopping;
  }

  /**
   * Handles what lies on the queue now, on this thread, and returns how many messages that were.
   */
  int runOnce() {
    List<ReceivedMessage> received = queue.receive(MOST_PER_RECEIVE, Duration.ZERO);
    Lanes.of(received).forEach(lanes::run);
    return received.size();
  }

  void runUntilStopped() {
    polling = Thread.currentThread();
    while (!stopping.isStopping()) {
      try {
        int free = takePermits();
        Collection<List<ReceivedMessage>> received = receive(free);
        int messages = received.stream().mapToInt(List::size).sum();
        permits.release(free - messages);
        received.forEach(this::handle);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Ends a long poll that waits for messages; what is being handled goes on. */
  void interruptPoll() {
    Thread thread = polling;
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Waits until all that was received has been answered for, or the time is over. */
  boolean awaitIdle(Duration longest) throws InterruptedException {
    return permits.tryAcquire(concurrency, longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  private int takePermits() throws InterruptedException {
    permits.acquire();
    int taken = 1;
    while (taken < MOST_PER_RECEIVE && permits.tryAcquire()) {
      taken++;
    }
    return taken;
  }

  private Collection<List<ReceivedMessage>> receive(int most) throws InterruptedException {
    try {
      List<ReceivedMessage> received = queue.receive(most, LONG_POLL);
      if (outage) {
        outage = false;
        LOG.info("Queue {} answers again", queue.name());
      }
      return Lanes.of(received);
    } catch (SdkException e) {
      if (!stopping.isStopping()) {
        noteOutage(e);
        stopping.await(OUTAGE_PAUSE);
      }
      return List.of();
    }
  }

  private void noteOutage(SdkException e) {
    if (!outage) {
      outage = true;
      LOG.warn(
          "Receiving from queue {} fails and is tried again every {} s: {}",
          queue.name(),
          OUTAGE_PAUSE.toSeconds(),
          AwsFailure.of(e).text());
    }
  }

  private void handle(List<ReceivedMessage> lane) {
    executor.execute(
        () -> {
          try {
            lanes.run(lane);
          } finally {
            permits.release(lane.size());
          }
        });
  }
}
