package dev.cyclonelariat.worker;

import dev.cyclonelariat.internal.AwsFailure;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Receives from one queue, only as many messages as there are free permits, and lets them be
 * handled. Thread-safe.
 */
final class Receiving {

  private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);

  /** So many answers may fail to reach the queue before nothing more is received from it. */
  private static final int MOST_FAILING_ANSWERS = 1_000;

  private final QueueRun queue;
  private final Permits.Share share;
  private final Gate gate;
  private final Stopping stopping;
  private final Outage.Part outage;

  Receiving(QueueRun queue, Permits.Share share, Gate gate, Stopping stopping) {
    this.queue = queue;
    this.share = share;
    this.gate = gate;
    this.stopping = stopping;
    this.outage = queue.outage().part("receiving");
  }

  /** Somebody who receives. */
  interface Receiver {

    /** Takes at least one permit and at most so many; none if there shall be no receive. */
    int acquire(int wanted) throws InterruptedException;

    /** Lets messages be handled, and tells how many permits that takes. */
    int handOver(List<Held> received);

    /** SQS refuses or cannot be reached, and is left alone for a while. */
    void backOff(Duration pause) throws InterruptedException;
  }

  boolean isInOutage() {
    return outage.isOn();
  }

  boolean tooManyAnswersFail() {
    return queue.answers().failing() > MOST_FAILING_ANSWERS;
  }

  /**
   * Receives once.
   *
   * @return how many messages came
   */
  int poll(int wanted, Duration wait, Receiver receiver) throws InterruptedException {
    int permits = receiver.acquire(Math.min(wanted, share.most()));
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
      failed(e, receiver);
      return 0;
    }
    handOver(received, permits, receiver);
    return received.size();
  }

  /**
   * Of what has been received, no more goes to handlers than there still are permits for. What
   * comes once the worker is closed, or finds none where nobody waits for them, is handed back.
   */
  private void handOver(List<Held> received, int permits, Receiver receiver)
      throws InterruptedException {
    int usable = share.keep(permits);
    List<Held> rest = received;
    try {
      while (!rest.isEmpty() && !stopping.isStopping()) {
        int free = usable > 0 ? usable : receiver.acquire(Math.min(rest.size(), share.most()));
        if (free == 0) {
          break;
        }
        int next = Math.min(free, rest.size());
        usable = free - receiver.handOver(rest.subList(0, next));
        rest = rest.subList(next, rest.size());
      }
    } finally {
      rest.forEach(message -> queue.answers().redeliver(message, Duration.ZERO));
      share.release(usable);
    }
  }

  private void failed(Throwable e, Receiver receiver) throws InterruptedException {
    if (stopping.isStopping()) {
      return;
    }
    String why = e instanceof SdkException sdk ? AwsFailure.of(sdk).text() : e.toString();
    LOG.debug("Receiving from queue {} failed", queue.name(), e);
    receiver.backOff(outage.failed(why));
  }
}
