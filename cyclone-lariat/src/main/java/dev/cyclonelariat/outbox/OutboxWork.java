package dev.cyclonelariat.outbox;

/**
 * Work inside a transaction.
 *
 * @param <T> what it gives
 * @param <X> what it throws
 */
@FunctionalInterface
public interface OutboxWork<T, X extends Exception> {

  /** Does it; whatever it throws rolls the transaction back. */
  T run(OutboxTransaction transaction) throws X;
}
