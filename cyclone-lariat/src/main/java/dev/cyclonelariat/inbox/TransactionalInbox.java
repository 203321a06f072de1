package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.HandlingTransaction;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.jdbc.Transactions;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction for the message's row and all that the handler writes through the context's
 * connection: both are there, or neither.
 */
final class TransactionalInbox implements Middleware {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionalInbox.class);

  private final Transactions transactions;
  private final boolean commits;
  private final InboxTable table;
  private final Entry.Maker entries;
  private final Verdict.Judge judge;
  private final Setbacks setbacks;
  private final Duration longestWait;
  private final Clock clock;

  TransactionalInbox(
      Transactions transactions,
      boolean commits,
      InboxTable table,
      Entry.Maker entries,
      Verdict.Judge judge,
      Duration longestWait,
      Clock clock) {
    this.transactions = transactions;
    this.commits = commits;
    this.table = table;
    this.entries = entries;
    this.judge = judge;
    this.setbacks = new Setbacks(transactions, table);
    this.longestWait = longestWait;
    this.clock = clock;
  }

  @Override
  public Outcome handle(HandlerContext context, Next next) throws Exception {
    Entry entry = entries.of(context);
    try {
      return attempt(new Attempt(entry, context, next));
    } catch (PutOffException e) {
      LOG.debug("{} is being handled elsewhere and is put off", entry);
      return Outcome.retryAfter(longestWait);
    }
  }

  private Outcome attempt(Attempt attempt) throws Exception {
    try {
      Outcome outcome = transactions.inTransaction(attempt::run);
      attempt.committed();
      return outcome;
    } catch (NotProcessedException e) {
      return settle(attempt, e.verdict());
    } catch (Throwable e) { // Whatever a handler throws is written down.
      if (attempt.began == null) {
        throw e;
      }
      Outcome outcome = settle(attempt, judge.of(Outcome.failed(e)));
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return outcome;
    }
  }

  private Outcome settle(Attempt attempt, Verdict verdict) throws Exception {
    if (verdict instanceof Verdict.BusinessError business) {
      return setbacks.keepBusinessError(attempt.entry, business.error(), attempt.lasted());
    }
    Verdict.NotProcessed notProcessed = (Verdict.NotProcessed) verdict;
    if (notProcessed.error() != null) {
      keepFailure(attempt, notProcessed.error(), notProcessed.outcome());
    }
    return notProcessed.outcome();
  }

  /** The failure is what matters; that it could not be kept only joins it. */
  private void keepFailure(Attempt attempt, String error, Outcome outcome) {
    try {
      setbacks.keepFailure(attempt.entry, error, attempt.lasted());
    } catch (Exception e) {
      if (outcome instanceof Outcome.Retry retry && retry.cause() != null) {
        retry.cause().addSuppressed(e);
      }
    }
  }

  /** One run of one handler. */
  private final class Attempt {

    private final Entry entry;
    private final HandlerContext context;
    private final Next next;
    private @Nullable Instant began;
    private @Nullable HandlingTransaction transaction;

    private Attempt(Entry entry, HandlerContext context, Next next) {
      this.entry = entry;
      this.context = context;
      this.next = next;
    }

    private Duration lasted() {
      return began == null ? Duration.ZERO : Duration.between(began, clock.instant());
    }

    private void committed() {
      if (transaction != null) {
        transaction.committed();
      }
    }

    private Outcome run(Connection connection) throws Exception {
      Claim claim = table.claim(connection, entry);
      if (claim.isDoneBefore()) {
        return new Outcome.Duplicate();
      }
      began = clock.instant();
      transaction = new HandlingTransaction(HandlerConnection.of(connection));
      Outcome outcome = next.proceed(context.inTransaction(transaction));
      Verdict verdict = judge.of(outcome);
      if (!(verdict instanceof Verdict.Success)) {
        throw new NotProcessedException(verdict);
      } else if (context.hold().isLost()) {
        // Another delivery of the same message may run by now: of the two, that one counts.
        throw new NotProcessedException(
            new Verdict.NotProcessed(null, Outcome.retryAfter(Duration.ZERO)));
      }
      if (commits) {
        table.completion().completeAndMayCommit(connection, entry.key(), claim, lasted());
      } else {
        table.completion().complete(connection, entry.key(), claim, lasted());
      }
      return outcome;
    }
  }
}
