package dev.cyclonelariat.inbox;

/** What a message's row says before its handler may run. */
enum Claim {
  /** It is new, and its row says already that its first attempt was a success. */
  FIRST,
  /** It is there and not processed: its row must be told the attempt. */
  AGAIN,
  /** It is processed. */
  DONE_BEFORE
}
