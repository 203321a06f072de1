package dev.cyclonelariat.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * As many permits as messages may be handled at the same time, shared by the queues of a worker. A
 * free one goes to the queue that waits and holds fewest in proportion to its weight. Thread-safe.
 */
final class Permits {

  /** How long to wait for enough permits to fill a call, once there is one. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Request> waiting = new ArrayList<>();
  private int all;
  private int taken;
  private boolean closed;

  Permits(int all) {
    this.all = all;
  }

  /** The permits of one queue. */
  Share share(int weight, int most) {
    return new Share(weight, most);
  }

  int all() {
    lock.lock();
    try {
      return all;
    } finally {
      lock.unlock();
    }
  }

  /** What is taken beyond a lower number is given back as messages end. */
  void resize(int all) {
    lock.lock();
    try {
      this.all = all;
      grant();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody gets any more, and nobody waits. */
  void close() {
    lock.lock();
    try {
      closed = true;
      waiting.forEach(request -> request.change.signal());
    } finally {
      lock.unlock();
    }
  }

  private void grant() {
    while (taken < all && !closed) {
      Request next = next();
      if (next == null) {
        return;
      }
      taken++;
      next.share.held++;
      next.granted++;
      if (next.granted == 1 || next.granted == next.wanted) {
        next.change.signal();
      }
    }
  }

  private @Nullable Request next() {
    Request best = null;
    for (Request request : waiting) {
      if (request.wantsMore() && (best == null || request.share.isBehind(best.share))) {
        best = request;
      }
    }
    return best;
  }

  /** Somebody who waits for permits. */
  private final class Request {
    private final Share share;
    private final int wanted;
    private final Condition change = lock.newCondition();
    private int granted;

    private Request(Share share, int wanted) {
      this.share = share;
      this.wanted = wanted;
    }

    private boolean wantsMore() {
      return granted < wanted && share.held < share.most;
    }
  }

  /** What one queue holds of the permits. */
  final class Share {

    private final int weight;
    private final int most;
    private int held;

    private Share(int weight, int most) {
      this.weight = weight;
      this.most = most;
    }

    /** How many this queue may hold at all. */
    int most() {
      return Math.min(most, all());
    }

    /**
     * Waits for a permit, and a moment longer for more of them.
     *
     * @param wanted at least one
     * @return how many it has become, at least one and at most as many as wanted; none once they
     *     are closed
     */
    int acquire(int wanted) throws InterruptedException {
      lock.lockInterruptibly();
      Request request = new Request(this, wanted);
      try {
        waiting.add(request);
        grant();
        while (request.granted == 0 && !closed) {
          request.change.await();
        }
        long patience = PATIENCE_NANOS;
        while (request.granted < wanted && patience > 0 && !closed) {
          patience = request.change.awaitNanos(patience);
        }
        return request.granted;
      } catch (InterruptedException e) {
        waiting.remove(request);
        giveBack(request.granted);
        throw e;
      } finally {
        waiting.remove(request);
        lock.unlock();
      }
    }

    /** Takes at most so many of the free permits, perhaps none, without waiting. */
    int tryAcquire(int wanted) {
      lock.lock();
      try {
        int granted = Math.min(wanted, free());
        held += granted;
        taken += granted;
        return granted;
      } finally {
        lock.unlock();
      }
    }

    /** Whether it could take a permit without waiting. */
    boolean hasFree() {
      lock.lock();
      try {
        return free() > 0;
      } finally {
        lock.unlock();
      }
    }

    private int free() {
      return closed ? 0 : Math.max(0, Math.min(all - taken, most - held));
    }

    /**
     * Gives back those permits that there are no more since the number was lowered.
     *
     * @return how many are left
     */
    int keep(int count) {
      lock.lock();
      try {
        int excess = Math.min(count, Math.max(0, taken - all));
        giveBack(excess);
        return count - excess;
      } finally {
        lock.unlock();
      }
    }

    void release(int count) {
      if (count == 0) {
        return;
      }
      lock.lock();
      try {
        giveBack(count);
      } finally {
        lock.unlock();
      }
    }

    private void giveBack(int count) {
      held -= count;
      taken -= count;
      grant();
    }

    /** Whether it has less for its weight than the other. */
    private boolean isBehind(Share other) {
      return (long) (held + 1) * other.weight < (long) (other.held + 1) * weight;
    }
  }
}
