package dev.cyclonelariat.worker;

import dev.cyclonelariat.internal.AwsFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Receives from one queue for as long as the worker runs: only as many messages as there are free
 * permits. While the queue gives all that was asked for, up to so many receives run side by side as
 * there are permits for; while it gives nothing, one does, which waits with a single permit if
 * other queues may need the others.
 */
final class Poller {

  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  /** SQS: the longest long poll. */
  private static final Duration LONG_POLL = Duration.ofSeconds(20);

  private static final int MOST_SIDE_BY_SIDE = 10;

  /** Receives hold no more than half of the permits, so that handlers never wait for messages. */
  private static final int PERMITS_FOR_EACH = 2 * BatchCalls.MOST;

  /** So many answers may fail to reach the queue before nothing more is received from it. */
  private static final int MOST_FAILING_ANSWERS = 1_000;

  private static final Duration UNTIL_ANSWERS_ARE_THROUGH = Duration.ofSeconds(1);

  private final QueueRun queue;
  private final Dispatcher dispatcher;
  private final Permits.Share share;
  private final boolean isOnly;
  private final Executor threads;
  private final Executor handlers;
  private final Gate gate;
  private final Stopping stopping;
  private final Outage.Part outage;
  private final AtomicInteger helping = new AtomicInteger();

  Poller(
      QueueRun queue,
      Dispatcher dispatcher,
      Permits.Share share,
      boolean isOnly,
      Executor threads,
      Executor handlers,
      Gate gate,
      Stopping stopping) {
    this.queue = queue;
    this.dispatcher = dispatcher;
    this.share = share;
    this.isOnly = isOnly;
    this.threads = threads;
    this.handlers = handlers;
    this.gate = gate;
    this.stopping = stopping;
    this.outage = queue.outage().part("receiving");
  }

  void start() {
    threads.execute(this::runUntilStopped);
  }

  boolean isInOutage() {
    return outage.isOn();
  }

  private void runUntilStopped() {
    boolean idle = true;
    while (!stopping.isStopping()) {
      try {
        gate.awaitOpen();
        if (tooManyAnswersFail()) {
          stopping.await(UNTIL_ANSWERS_ARE_THROUGH);
        } else {
          idle = (idle ? awaitMessages() : poll(BatchCalls.MOST, waitWhenBusy())) == 0;
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private boolean tooManyAnswersFail() {
    return queue.answers().failing() > MOST_FAILING_ANSWERS;
  }

  /** While it waits, other queues may need the permits, so it holds as few as it can. */
  private int awaitMessages() throws InterruptedException {
    return poll(isOnly ? BatchCalls.MOST : 1, LONG_POLL);
  }

  private Duration waitWhenBusy() {
    return isOnly ? LONG_POLL : Duration.ZERO;
  }

  /**
   * Receives beside the first thread, without waiting for messages, until there are no more. Quick
   * handlers run on the same thread: to wake another one would cost more than they do. One that
   * turns out to be slow keeps its thread, whose place another helper may then take.
   */
  final class Helper implements Runnable {

    private final AtomicBoolean helps = new AtomicBoolean(true);

    @Override
    public void run() {
      try {
        int received = BatchCalls.MOST;
        while (received == BatchCalls.MOST && helps.get() && isToGoOn()) {
          received = receiveNow();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        leave();
      }
    }

    private boolean isToGoOn() {
      return !stopping.isStopping() && !tooManyAnswersFail();
    }

    /** The end of the worker waits for it: nobody else knows what it brings. */
    private int receiveNow() throws InterruptedException {
      queue.inFlight().receiving();
      try {
        return poll(
            BatchCalls.MOST,
            Duration.ZERO,
            received -> dispatcher.handleHere(received, this::leave));
      } finally {
        queue.inFlight().received();
      }
    }

    void leave() {
      if (helps.getAndSet(false)) {
        helping.decrementAndGet();
      }
    }
  }

  /** Brings messages to handlers, and tells how many permits that takes. */
  private interface Handover {
    int accept(List<Held> received);
  }

  private int poll(int wanted, Duration wait) throws InterruptedException {
    return poll(wanted, wait, dispatcher::dispatch);
  }

  private int poll(int wanted, Duration wait, Handover handover) throws InterruptedException {
    int permits = share.acquire(Math.min(wanted, share.most()));
    if (permits == 0 || gate.isClosed()) {
      share.release(permits);
      return 0;
    }
    List<Held> received;
    try {
      received = queue.receive(permits, wait);
      outage.worked();
    } catch (RuntimeException | Error e) { // Receiving must go on, whatever happens.
      share.release(permits);
      failed(e);
      return 0;
    }
    dispatch(received, permits, handover);
    if (received.size() == BatchCalls.MOST) {
      callHelp();
    }
    return received.size();
  }

  /**
   * Of what has been received, no more goes to handlers than there still are permits for. What
   * comes once the worker is closed is handed back.
   */
  private void dispatch(List<Held> received, int permits, Handover handover)
      throws InterruptedException {
    int usable = share.keep(permits);
    List<Held> rest = received;
    try {
      while (!rest.isEmpty() && !stopping.isStopping()) {
        int free = usable > 0 ? usable : share.acquire(Math.min(rest.size(), share.most()));
        int next = Math.min(free, rest.size());
        usable = free - handover.accept(rest.subList(0, next));
        rest = rest.subList(next, rest.size());
      }
    } finally {
      rest.forEach(message -> queue.answers().redeliver(message, Duration.ZERO));
      share.release(usable);
    }
  }

  private void failed(Throwable e) throws InterruptedException {
    if (stopping.isStopping()) {
      return;
    }
    String why = e instanceof SdkException sdk ? AwsFailure.of(sdk).text() : e.toString();
    LOG.debug("Receiving from queue {} failed", queue.name(), e);
    stopping.await(outage.failed(why));
  }

  private void callHelp() {
    int most = Math.min(MOST_SIDE_BY_SIDE, share.most() / PERMITS_FOR_EACH) - 1;
    if (helping.get() < most && !stopping.isStopping()) {
      helping.incrementAndGet();
      Helper helper = new Helper();
      try {
        handlers.execute(helper);
      } catch (RuntimeException | Error e) { // Rejected, or no thread to be had: it goes without.
        helper.leave();
      }
    }
  }
}
