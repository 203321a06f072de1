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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction for all messages that were received together. As soon as one of them is not
 * processed, nothing of it has happened, and each goes through a transaction of its own.
 */
final class BatchInbox implements Middleware {

  private static final Logger LOG = LoggerFactory.getLogger(BatchInbox.class);

  private final Transactions transactions;
  private final InboxTable table;
  private final Entry.Maker entries;
  private final Verdict.Judge judge;
  private final TransactionalInbox single;
  private final Clock clock;

  BatchInbox(
      Transactions transactions,
      InboxTable table,
      Entry.Maker entries,
      Verdict.Judge judge,
      TransactionalInbox single,
      Clock clock) {
    this.transactions = transactions;
    this.table = table;
    this.entries = entries;
    this.judge = judge;
    this.single = single;
    this.clock = clock;
  }

  @Override
  public boolean wantsBatches() {
    return true;
  }

  @Override
  public Outcome handle(HandlerContext context, Next next) throws Exception {
    return single.handle(context, next);
  }

  @Override
  public List<Outcome> handleAll(List<HandlerContext> contexts, NextAll next) throws Exception {
    if (contexts.size() > 1) {
      try {
        Committed committed =
            transactions.inTransaction(connection -> together(connection, contexts, next));
        committed.transaction().committed();
        return committed.outcomes();
      } catch (Exception e) {
        LOG.debug(
            "{} messages could not be handled together and are one by one", contexts.size(), e);
      }
    }
    return Middleware.oneByOne(
        contexts, context -> single.handle(context, one -> next.proceedAll(List.of(one)).get(0)));
  }

  private Committed together(Connection connection, List<HandlerContext> contexts, NextAll next)
      throws Exception {
    List<Entry> all = contexts.stream().map(entries::of).toList();
    List<Claim> claims = table.claimAll(connection, all);
    HandlingTransaction transaction = new HandlingTransaction(HandlerConnection.of(connection));
    List<HandlerContext> claimed = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!claims.get(i).isDoneBefore()) {
        claimed.add(contexts.get(i).inTransaction(transaction));
      }
    }
    Instant began = clock.instant();
    Iterator<Outcome> handled = proceed(claimed, next).iterator();
    Duration each = Duration.between(began, clock.instant()).dividedBy(all.size());
    List<Outcome> outcomes = new ArrayList<>();
    boolean claimsHold = false;
    for (int i = 0; i < all.size(); i++) {
      Claim claim = claims.get(i);
      if (claim.isDoneBefore()) {
        outcomes.add(new Outcome.Duplicate());
        continue;
      }
      outcomes.add(processed(contexts.get(i), handled.next()));
      if (!claimsHold || !Completion.isTold(claim, each)) {
        table.completion().complete(connection, all.get(i).key(), claim, each);
        claimsHold = true; // And those of the others, which are of the same transaction.
      }
    }
    return new Committed(transaction, outcomes);
  }

  /** What is to be said, and done, once a transaction has committed. */
  private record Committed(HandlingTransaction transaction, List<Outcome> outcomes) {}

  private static List<Outcome> proceed(List<HandlerContext> claimed, NextAll next)
      throws Exception {
    return claimed.isEmpty() ? List.of() : next.proceedAll(claimed);
  }

  private Outcome processed(HandlerContext context, Outcome outcome) {
    Verdict verdict = judge.of(outcome);
    if (!(verdict instanceof Verdict.Success) || context.hold().isLost()) {
      throw new NotProcessedException(verdict);
    }
    return outcome;
  }
}
