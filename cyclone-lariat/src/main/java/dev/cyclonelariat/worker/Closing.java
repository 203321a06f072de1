package dev.cyclonelariat.worker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a worker, in a bounded time whatever hangs: no call to SQS is made on the closing
 * thread.
 */
final class Closing {

  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  /**
   * A receive from a busy queue answers within this time. One from an idle queue may take 20 s and
   * must not be broken off, or what it has been given stays hidden: it ends by itself, and hands
   * back what it brings.
   */
  private static final Duration FOR_RECEIVES = Duration.ofMillis(200);

  private final List<QueueWork> queues;
  private final Stopping stopping;
  private final Gate gate;
  private final Permits permits;
  private final ExecutorService pollers;
  private final @Nullable ExecutorService handlers;
  private final Alarm alarm;
  private final Duration within;
  private @Nullable Thread hook;
  private boolean closed;

  Closing(
      List<QueueWork> queues,
      Stopping stopping,
      Gate gate,
      Permits permits,
      ExecutorService pollers,
      @Nullable ExecutorService handlers,
      Alarm alarm,
      Duration within) {
    this.queues = queues;
    this.stopping = stopping;
    this.gate = gate;
    this.permits = permits;
    this.pollers = pollers;
    this.handlers = handlers;
    this.alarm = alarm;
    this.within = within;
  }

  synchronized void onShutdown(Runnable close) {
    hook = new Thread(close, "lariat-worker-shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    forgetHook();
    long deadline = System.nanoTime() + within.toNanos();
    stopping.ask();
    gate.open();
    permits.close();
    queues.forEach(queue -> alarm.now(queue.run().answers()::stopCollecting));
    try {
      endReceives(deadline);
      for (QueueWork queue : queues) {
        awaitEnd(queue.run(), deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pollers.shutdown();
      if (handlers != null) {
        handlers.shutdownNow();
      }
      alarm.close();
      queues.forEach(queue -> queue.run().unwatch());
    }
    LOG.info("Worker of {} is closed", queues.stream().map(queue -> queue.run().name()).toList());
  }

  private void endReceives(long deadline) throws InterruptedException {
    pollers.shutdown();
    long grace = Math.min(FOR_RECEIVES.toNanos(), deadline - System.nanoTime());
    if (!pollers.awaitTermination(grace, TimeUnit.NANOSECONDS)) {
      LOG.debug("A receive goes on; what it brings is handed back");
    }
  }

  private void awaitEnd(QueueRun queue, long deadline) throws InterruptedException {
    if (!queue.inFlight().awaitNone(Duration.ofNanos(deadline - System.nanoTime()))) {
      LOG.warn(
          "{} messages of queue {} have not ended within {}; they come again",
          queue.inFlight().count(),
          queue.name(),
          within);
    }
  }

  private void forgetHook() {
    if (hook != null && Thread.currentThread() != hook) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        LOG.debug("The JVM is ending already");
      }
    }
  }
}
