package dev.cyclonelariat.inbox;

/**
 * What a message's row says before its handler may run.
 *
 * @param attempt which this one is; the row says so within the transaction
 */
record Claim(State state, int attempt) {

  /** The message is processed: no handler runs. */
  static final Claim DONE_BEFORE = new Claim(State.DONE_BEFORE, 0);

  /** It is new, and its row says already that its first attempt was a success. */
  static final Claim FIRST = new Claim(State.FIRST, 1);

  /** It is there and not processed: its row must be told the success. */
  static Claim again(int attempt) {
    return new Claim(State.AGAIN, attempt);
  }

  /** What the row says. */
  enum State {
    FIRST,
    AGAIN,
    DONE_BEFORE
  }

  boolean isDoneBefore() {
    return state == State.DONE_BEFORE;
  }

  boolean isFirst() {
    return state == State.FIRST;
  }
}
