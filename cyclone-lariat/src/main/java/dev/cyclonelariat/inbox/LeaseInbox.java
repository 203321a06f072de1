package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease on the message's row in place of a transaction around the handler: short transactions
 * claim, refresh and complete it. No two handlers run the message as long as the lease is
 * refreshed; but what a handler has done before its process dies is done again.
 */
final class LeaseInbox implements Middleware {

  private static final Logger LOG = LoggerFactory.getLogger(LeaseInbox.class);

  private final Leases leases;
  private final Entry.Maker entries;
  private final Verdict.Judge judge;
  private final Duration longestWait;

  LeaseInbox(Leases leases, Entry.Maker entries, Verdict.Judge judge, Duration longestWait) {
    this.leases = leases;
    this.entries = entries;
    this.judge = judge;
    this.longestWait = longestWait;
  }

  @Override
  public Outcome handle(HandlerContext context, Next next) throws Exception {
    Entry entry = entries.of(context);
    Instant asked = leases.clock().instant();
    Tenancy tenancy;
    try {
      tenancy = leases.take(entry);
    } catch (PutOffException e) {
      LOG.debug("{} is being claimed elsewhere and is put off", entry);
      return Outcome.retryAfter(longestWait);
    }
    if (tenancy instanceof Tenancy.Theirs theirs) {
      LOG.debug("{} is being handled elsewhere and is put off", entry);
      return Outcome.retryAfter(theirs.left());
    } else if (tenancy instanceof Tenancy.Ours ours) {
      try (Lease lease = new Lease(leases, entry, ours.epoch(), asked)) {
        return run(lease, entry, context, next);
      }
    }
    return new Outcome.Duplicate();
  }

  private Outcome run(Lease lease, Entry entry, HandlerContext context, Next next)
      throws Exception {
    Instant began = leases.clock().instant();
    Outcome outcome = proceed(context.alsoHeldBy(lease), next);
    Duration handled = Duration.between(began, leases.clock().instant());
    Verdict verdict = judge.of(outcome);
    if (verdict instanceof Verdict.NotProcessed notProcessed) {
      release(lease, notProcessed, handled);
      return notProcessed.outcome();
    } else if (verdict instanceof Verdict.BusinessError business) {
      boolean ours = lease.completeWith(business.error(), handled);
      return ours ? new Outcome.BusinessError(business.error()) : lost(entry);
    }
    return lease.complete(handled) ? outcome : lost(entry);
  }

  private static Outcome proceed(HandlerContext context, Next next) {
    try {
      return next.proceed(context);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.failed(e);
    } catch (Throwable e) { // Whatever a handler throws, its lease must be given up.
      return Outcome.failed(e);
    }
  }

  /** Without it the next delivery waits until the lease runs out. */
  private static void release(Lease lease, Verdict.NotProcessed verdict, Duration handled) {
    try {
      lease.release(handled, verdict.error());
    } catch (Exception e) {
      LOG.warn("A lease could not be given up and runs out by itself", e);
    }
  }

  private Outcome lost(Entry entry) {
    LOG.warn("{} was handled, but its lease had been lost: it may be handled again", entry);
    return Outcome.retryAfter(longestWait);
  }
}
