package dev.cyclonelariat.worker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Receives from one queue for as long as the worker runs. While the queue gives all that was asked
 * for, others help; while it gives nothing, this one waits, with a single permit if other queues
 * may need the others.
 */
final class Poller implements Receiving.Receiver {

  /** SQS: the longest long poll. */
  private static final Duration LONG_POLL = Duration.ofSeconds(20);

  private static final Duration UNTIL_ANSWERS_ARE_THROUGH = Duration.ofSeconds(1);

  private final Receiving receiving;
  private final Helpers helpers;
  private final Dispatcher dispatcher;
  private final Permits.Share share;
  private final boolean isOnly;
  private final Gate gate;
  private final Stopping stopping;

  Poller(
      QueueRun queue,
      Dispatcher dispatcher,
      Permits.Share share,
      boolean isOnly,
      Executor handlers,
      Gate gate,
      Stopping stopping) {
    this.dispatcher = dispatcher;
    this.share = share;
    this.isOnly = isOnly;
    this.gate = gate;
    this.stopping = stopping;
    receiving = new Receiving(queue, share, gate, stopping);
    helpers = new Helpers(receiving, dispatcher, share, queue.inFlight(), handlers, stopping);
  }

  /** Receives until the worker is closed. */
  void run() {
    boolean idle = true;
    while (!stopping.isStopping()) {
      try {
        gate.awaitOpen();
        if (receiving.tooManyAnswersFail()) {
          stopping.await(UNTIL_ANSWERS_ARE_THROUGH);
        } else {
          idle = (idle ? awaitMessages() : poll(BatchCalls.MOST, waitWhenBusy())) == 0;
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  boolean isInOutage() {
    return receiving.isInOutage();
  }

  /** While it waits, other queues may need the permits, so it holds as few as it can. */
  private int awaitMessages() throws InterruptedException {
    return poll(isOnly ? BatchCalls.MOST : 1, LONG_POLL);
  }

  private Duration waitWhenBusy() {
    return isOnly ? LONG_POLL : Duration.ZERO;
  }

  private int poll(int wanted, Duration wait) throws InterruptedException {
    int received = receiving.poll(wanted, wait, this);
    if (received == BatchCalls.MOST) {
      helpers.call();
    }
    return received;
  }

  @Override
  public int acquire(int wanted) throws InterruptedException {
    return share.acquire(wanted);
  }

  @Override
  public int handOver(List<Held> received) {
    return dispatcher.dispatch(received);
  }

  @Override
  public void backOff(Duration pause) throws InterruptedException {
    stopping.await(pause);
  }
}
