package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.http.Scheduler;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Receives that wait for messages, without holding a thread. How long they wait is real time; when
 * a hidden message appears is the broker's clock. Guarded by the broker's lock.
 */
final class LongPolls {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** A clock that is not the system's may jump, so that it is looked at now and then. */
  private static final long MAX_NAP_MILLIS = 50;

  private final Clock clock;
  private final Scheduler scheduler;
  private final Object lock;
  private final boolean realTime;
  private final Map<LocalQueue, Waiters> byQueue = new HashMap<>();
  private boolean waking;

  LongPolls(Clock clock, Scheduler scheduler, Object lock) {
    this.clock = clock;
    this.scheduler = scheduler;
    this.lock = lock;
    this.realTime = clock.equals(Clock.systemUTC());
  }

  /** One receive that waits. */
  private static final class Poll {
    final BooleanSupplier attempt;
    final Runnable giveUp;
    Runnable cancelTimer = () -> {};

    Poll(BooleanSupplier attempt, Runnable giveUp) {
      this.attempt = attempt;
      this.giveUp = giveUp;
    }
  }

  /** Those who wait for one queue, and the timer that looks when its next message appears. */
  private static final class Waiters {
    final Deque<Poll> polls = new ArrayDeque<>();
    Runnable cancelLook = () -> {};
  }

  /**
   * Waits until {@code attempt} succeeds.
   *
   * @param attempt tries to receive and answer; false if there was nothing
   * @param giveUp answers when {@code millis} are over, or the queue is deleted
   * @return ends the wait without an answer
   */
  Runnable await(LocalQueue queue, long millis, BooleanSupplier attempt, Runnable giveUp) {
    Poll poll = new Poll(attempt, giveUp);
    Waiters waiters = byQueue.computeIfAbsent(queue, unused -> new Waiters());
    waiters.polls.add(poll);
    poll.cancelTimer = scheduler.schedule(millis * NANOS_PER_MILLI, () -> expire(queue, poll));
    if (waiters.polls.size() == 1) {
      lookLater(queue, waiters);
    }
    return () -> {
      synchronized (lock) {
        forget(queue, poll);
      }
    };
  }

  private void expire(LocalQueue queue, Poll poll) {
    synchronized (lock) {
      if (forget(queue, poll)) {
        poll.giveUp.run();
      }
    }
  }

  private boolean forget(LocalQueue queue, Poll poll) {
    poll.cancelTimer.run();
    Waiters waiters = byQueue.get(queue);
    if (waiters == null || !waiters.polls.remove(poll)) {
      return false;
    }
    dropIfEmpty(queue, waiters);
    return true;
  }

  /** Lets those who wait for this queue try again; who has waited longest goes first. */
  void wake(LocalQueue queue) {
    Waiters waiters = byQueue.get(queue);
    if (waiters == null) {
      return;
    }
    if (waking) {
      // Who tries may put dead letters on other queues, which may be each other's, too.
      scheduler.schedule(NANOS_PER_MILLI, () -> look(queue));
      return;
    }
    waking = true;
    try {
      wake(queue, waiters);
    } finally {
      waking = false;
    }
  }

  private void wake(LocalQueue queue, Waiters waiters) {
    for (Poll poll = waiters.polls.poll(); poll != null; poll = waiters.polls.poll()) {
      if (!poll.attempt.getAsBoolean()) {
        waiters.polls.addFirst(poll);
        lookLater(queue, waiters);
        return;
      }
      poll.cancelTimer.run();
    }
    dropIfEmpty(queue, waiters);
  }

  /** Lets everybody try again, after the clock was set. */
  void wakeAll() {
    List.copyOf(byQueue.keySet()).forEach(this::wake);
  }

  int waiting(LocalQueue queue) {
    Waiters waiters = byQueue.get(queue);
    return waiters == null ? 0 : waiters.polls.size();
  }

  /** Ends all waits. */
  void giveUpAll() {
    List.copyOf(byQueue.keySet()).forEach(this::giveUp);
  }

  /** Ends all waits for a queue that is gone. */
  void giveUp(LocalQueue queue) {
    Waiters waiters = byQueue.remove(queue);
    if (waiters != null) {
      waiters.cancelLook.run();
      for (Poll poll : waiters.polls) {
        poll.cancelTimer.run();
        poll.giveUp.run();
      }
    }
  }

  private void dropIfEmpty(LocalQueue queue, Waiters waiters) {
    if (waiters.polls.isEmpty()) {
      waiters.cancelLook.run();
      byQueue.remove(queue, waiters);
    }
  }

  private void lookLater(LocalQueue queue, Waiters waiters) {
    waiters.cancelLook.run();
    long next = queue.messages().nextChange();
    if (next == Long.MAX_VALUE) {
      return;
    }
    long millis = Math.max(0, next - clock.millis());
    long nap = realTime ? millis : Math.min(millis, MAX_NAP_MILLIS);
    waiters.cancelLook = scheduler.schedule(nap * NANOS_PER_MILLI, () -> look(queue));
  }

  private void look(LocalQueue queue) {
    synchronized (lock) {
      wake(queue);
    }
  }
}
