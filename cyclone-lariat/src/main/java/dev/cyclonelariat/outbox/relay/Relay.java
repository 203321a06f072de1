package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.internal.Threads;
import dev.cyclonelariat.outbox.relay.RelayHealth.State;
import dev.cyclonelariat.publish.BatchSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what was committed to the outbox. Any number of relays, in any number of processes, work on
 * one outbox side by side; none leads, and of one that dies the others take over what it had
 * claimed when its lease runs out.
 *
 * <p>While AWS is called no database transaction is open. A message may be sent more than once if a
 * relay dies, or is held up beyond its lease, between sending it and deleting its row; with the
 * same uuid, and the same deduplication id. Thread-safe.
 */
public final class Relay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  /** One claims, while the others are sending. */
  private static final int THREADS = 4;

  /**
   * How long a claim waits for those before to be sent: the busier all is, the longer that takes,
   * and the more messages have come meanwhile. Few large claims cost less than many small ones.
   */
  private static final Duration LINGER = Duration.ofMillis(20);

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

  private final RelayParts parts;
  private final Clock clock;
  private final LowWaterMark mark;
  private final Settlement settlement;
  private final Claiming claiming;
  private final Outages outages;
  private final Bodies bodies;
  private final Calls calls;
  private final Housekeeping housekeeping;
  private final Alarm alarm = new Alarm();
  private final UnderWay underWay = new UnderWay();
  private final ReentrantLock turn = new ReentrantLock();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean closed;
  private volatile @Nullable Instant lastSentAt;
  private volatile Instant lookedAt;
  private boolean more = true;
  private Duration poll;

  /** A relay that does not work yet. */
  public Relay(RelayParts parts) {
    this.parts = parts;
    this.clock = parts.clock();
    this.lookedAt = clock.instant();
    this.mark = new LowWaterMark(clock);
    this.settlement = new Settlement(parts, mark);
    this.claiming = new Claiming(parts, settlement, mark);
    this.outages = new Outages(parts.settings(), clock);
    this.bodies = new Bodies(parts.tables());
    this.calls = new Calls(parts.settings().parallelism());
    this.housekeeping = new Housekeeping(parts);
    this.poll = parts.settings().shortestPoll();
  }

  /** Has it work until it is closed, on threads of its own. Does nothing a second time. */
  public synchronized Relay start() {
    if (threads.isEmpty() && !closed) {
      lookedAt = clock.instant();
      ThreadFactory factory = Threads.daemons("lariat-outbox");
      for (int i = 0; i < THREADS; i++) {
        threads.add(factory.newThread(this::work));
      }
      threads.forEach(Thread::start);
    }
    return this;
  }

  /** Has it look at once for what was committed. Never throws, never waits. */
  public void wake() {
    claiming.expectLanes();
    alarm.ring();
  }

  /** {@link #wake} where nothing was added to a FIFO group. */
  public void wakeForUnordered() {
    alarm.ring();
  }

  /**
   * Claims, sends and settles once, here and now: for tests, and for programs that send what there
   * is and end. Of a relay that works by itself the same is asked by {@link #wake}.
   *
   * @throws IllegalStateException if this was started, or is closed
   * @throws LariatException if the database does not answer
   */
  public RelayRun runOnce() {
    checkStepped();
    Claim claim;
    turn.lock();
    try {
      mark.reset();
      do {
        claim = claiming.take(false);
      } while (claim.isEmpty() && claim.isPartial());
    } finally {
      turn.unlock();
    }
    try {
      return claim.isEmpty() ? RelayRun.NOTHING : process(claim, this::settle);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return RelayRun.NOTHING;
    }
  }

  private synchronized void checkStepped() {
    if (closed) {
      throw new IllegalStateException("This relay is closed");
    } else if (!threads.isEmpty()) {
      throw new IllegalStateException(
          "This relay was started and works by itself: have it look at once by wake(), or step one"
              + " that is not started, as lariat.outbox(dataSource).build() has it");
    }
  }

  /** How it is; looks at nothing, and so does not wait. */
  public RelayHealth health() {
    boolean isWorking = isWorking();
    String problem = outages.problem();
    if (problem == null && isWorking) {
      problem = stuck();
    }
    State state = problem == null ? State.RUNNING : State.STALLED;
    return new RelayHealth(
        isWorking ? state : State.STOPPED,
        problem,
        lastSentAt,
        housekeeping.backlog(),
        housekeeping.oldest());
  }

  /** Since when nobody has looked for messages, if that is longer than anything should take. */
  private @Nullable String stuck() {
    Instant looked = lookedAt;
    RelaySettings settings = parts.settings();
    Duration longest = settings.longestPoll().plus(settings.lease().multipliedBy(2));
    return looked.plus(longest).isBefore(clock.instant())
        ? "It has not looked for messages since "
            + looked
            + ": the database does not answer (set a socket timeout), or a listener does not return"
        : null;
  }

  private synchronized boolean isWorking() {
    return !threads.isEmpty() && !closed;
  }

  private void work() {
    while (!closed) {
      try {
        Claim claim = nextClaim();
        if (claim != null) {
          processUnderWay(claim);
        }
        housekeeping.whenDue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (LariatException e) {
        outages.database(e);
      } catch (RuntimeException | Error e) { // A thread that ends would not be missed.
        LOG.error("The outbox goes on after an unexpected error", e);
        outages.database(new LariatException("An unexpected error: " + e, e));
      }
    }
  }

  /** Of all threads one at a time waits for work, and hands its turn on as soon as it has some. */
  private @Nullable Claim nextClaim() throws InterruptedException {
    turn.lockInterruptibly();
    try {
      boolean isBusy = await();
      if (closed) {
        return null;
      }
      Claim claim = claiming.take(isBusy);
      if (isBusy && claim.entries().size() >= BatchSender.MOST_ENTRIES) {
        alarm.ring(); // Some may have been left.
      }
      lookedAt = clock.instant();
      outages.databaseAnswered();
      more = claim.isPartial();
      poll = claim.isEmpty() ? longer(poll) : parts.settings().shortestPoll();
      if (claim.isEmpty()) {
        return null;
      }
      underWay.begun();
      return claim;
    } catch (LariatException e) {
      more = false;
      throw e;
    } finally {
      turn.unlock();
    }
  }

  /** Whether messages come faster than they are sent: then calls are filled. */
  private boolean await() throws InterruptedException {
    boolean isBusy = false;
    if (!more && !closed) {
      alarm.await(poll);
      isBusy = underWay.awaitNone(LINGER);
    }
    for (Duration pause = outages.pause(); isLong(pause) && !closed; pause = outages.pause()) {
      alarm.await(pause);
    }
    return isBusy;
  }

  private static boolean isLong(Duration pause) {
    return pause.toMillis() > 0;
  }

  private Duration longer(Duration poll) {
    Duration twice = poll.multipliedBy(2);
    Duration longest = parts.settings().longestPoll();
    return twice.compareTo(longest) < 0 ? twice : longest;
  }

  /** How it is noted what became of a claim. */
  private interface Settling {
    int settle(Lease lease, RoundResult result) throws InterruptedException;
  }

  private void processUnderWay(Claim claim) throws InterruptedException {
    try {
      process(claim, this::settleWhileLeased);
    } finally {
      underWay.ended();
    }
  }

  private RelayRun process(Claim claim, Settling settling) throws InterruptedException {
    RoundResult result = new Round(claim, calls, parts.sender(), bodies, outages).run();
    if (result.isNothingButOutage()) {
      outages.nothingSent();
    }
    int lost = settling.settle(claim.lease(), result);
    tell(claim, result, lost);
    if (claim.hasLanes()) {
      wake();
    }
    return new RelayRun(
        claim.entries().size(),
        result.sent().size(),
        result.failed().size(),
        result.released().size(),
        lost);
  }

  private int settle(Lease lease, RoundResult result) {
    return settlement.settle(lease, result) + settlement.fail(lease, result.failed());
  }

  private int settleWhileLeased(Lease lease, RoundResult result) throws InterruptedException {
    int lost = whileLeased(lease, () -> settlement.settle(lease, result));
    return lost + whileLeased(lease, () -> settlement.fail(lease, result.failed()));
  }

  /** What was sent should be known to be: as long as the lease holds, it is tried. */
  private int whileLeased(Lease lease, IntSupplier noting) throws InterruptedException {
    while (true) {
      try {
        int lost = noting.getAsInt();
        outages.databaseAnswered();
        return lost;
      } catch (LariatException e) {
        outages.database(e);
        if (closed || lease.isOver()) {
          throw e;
        }
        closing.await(outages.pause().toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private void tell(Claim claim, RoundResult result, int lost) {
    if (!result.sent().isEmpty()) {
      Instant now = clock.instant();
      lastSentAt = now;
      result
          .sent()
          .forEach(
              entry -> parts.metrics().published(resource(entry), since(entry.createdAt(), now)));
    }
    if (lost > 0) {
      LOG.warn("{} of {} messages were lost to other relays", lost, claim.entries().size());
      parts.metrics().leaseLost(lost);
    }
    Failed.tell(result.failed(), settlement, parts, clock);
  }

  private static Duration since(Instant then, Instant now) {
    return now.isBefore(then) ? Duration.ZERO : Duration.between(then, now);
  }

  private static String resource(ClaimedEntry entry) {
    return entry.message().resource();
  }

  /**
   * Lets calls that have begun end, gives back what was not sent, and stops; within ten seconds.
   */
  @Override
  public void close() {
    closed = true;
    closing.countDown();
    calls.stop();
    wake();
    List<Thread> working;
    synchronized (this) {
      working = List.copyOf(threads);
    }
    Instant deadline = Instant.now().plus(LONGEST_CLOSE);
    try {
      for (Thread thread : working) {
        wake();
        thread.join(Math.max(1, Duration.between(Instant.now(), deadline).toMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    working.forEach(Thread::interrupt);
    calls.close();
  }
}
