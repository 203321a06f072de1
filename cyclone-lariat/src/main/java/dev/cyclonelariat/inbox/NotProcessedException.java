package dev.cyclonelariat.inbox;

/** Rolls a transaction back although no handler has thrown. */
final class NotProcessedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Verdict verdict;

  NotProcessedException(Verdict verdict) {
    super(null, null, false, false);
    this.verdict = verdict;
  }

  Verdict verdict() {
    return verdict;
  }
}
