package dev.cyclonelariat.worker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Those who receive from a full queue beside its poller, on the threads of handlers. Since handlers
 * may need just these, they wait neither for messages nor for permits. Thread-safe.
 */
final class Helpers {

  private static final int MOST_SIDE_BY_SIDE = 10;

  /** Receives hold no more than half of the permits, so that handlers never wait for messages. */
  private static final int PERMITS_FOR_EACH = 2 * BatchCalls.MOST;

  private final Receiving receiving;
  private final Dispatcher dispatcher;
  private final Permits.Share share;
  private final InFlight inFlight;
  private final Executor handlers;
  private final Stopping stopping;
  private final AtomicInteger helping = new AtomicInteger();

  Helpers(
      Receiving receiving,
      Dispatcher dispatcher,
      Permits.Share share,
      InFlight inFlight,
      Executor handlers,
      Stopping stopping) {
    this.receiving = receiving;
    this.dispatcher = dispatcher;
    this.share = share;
    this.inFlight = inFlight;
    this.handlers = handlers;
    this.stopping = stopping;
  }

  /** Takes one more, if there are permits for it. */
  void call() {
    int most = Math.min(MOST_SIDE_BY_SIDE, share.most() / PERMITS_FOR_EACH) - 1;
    if (helping.get() < most && share.hasFree() && !stopping.isStopping()) {
      helping.incrementAndGet();
      Helper helper = new Helper();
      try {
        handlers.execute(helper);
      } catch (RuntimeException | Error e) { // Rejected, or no thread to be had: it goes without.
        helper.leave();
      }
    }
  }

  /**
   * Receives until there are no more messages, or permits. Quick handlers run on the same thread:
   * to wake another one would cost more than they do. One that turns out to be slow keeps its
   * thread, whose place another helper may then take.
   */
  final class Helper implements Runnable, Receiving.Receiver {

    private final AtomicBoolean helps = new AtomicBoolean(true);

    @Override
    public void run() {
      try {
        while (helps.get() && isToGoOn() && poll() == BatchCalls.MOST) {
          call();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        leave();
      }
    }

    private boolean isToGoOn() {
      return !stopping.isStopping() && !receiving.tooManyAnswersFail();
    }

    /** The end of the worker waits for it: nobody else knows what it brings. */
    private int poll() throws InterruptedException {
      inFlight.receiving();
      try {
        return receiving.poll(BatchCalls.MOST, Duration.ZERO, this);
      } finally {
        inFlight.received();
      }
    }

    @Override
    public int acquire(int wanted) {
      return share.tryAcquire(wanted);
    }

    @Override
    public int handOver(List<Held> received) {
      return dispatcher.handleHere(received, this::leave);
    }

    /** It ends; the poller comes upon the same. */
    @Override
    public void backOff(Duration pause) {}

    void leave() {
      if (helps.getAndSet(false)) {
        helping.decrementAndGet();
      }
    }
  }
}
