package dev.cyclonelariat.examples.outbox;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Configuration;
import org.jooq.TransactionContext;
import org.jooq.TransactionListener;

/** Has things run once the outermost transaction has committed: jOOQ tells of nested ones too. */
final class JooqCommits implements TransactionListener {

  /** Kept with the transaction, whose configurations have it in common. */
  private static final class Open {
    private int depth;
    private final List<Runnable> actions = new ArrayList<>();
  }

  private static Open of(Configuration configuration) {
    return (Open) configuration.data().computeIfAbsent(JooqCommits.class, key -> new Open());
  }

  static void afterCommit(Configuration configuration, Runnable action) {
    of(configuration).actions.add(action);
  }

  @Override
  public void beginStart(TransactionContext transaction) {
    of(transaction.configuration()).depth++;
  }

  @Override
  public void commitEnd(TransactionContext transaction) {
    Open open = of(transaction.configuration());
    if (--open.depth == 0) {
      open.actions.forEach(Runnable::run);
    }
  }

  @Override
  public void rollbackEnd(TransactionContext transaction) {
    of(transaction.configuration()).depth--;
  }
}
