package dev.cyclonelariat.local.sqs;

import org.jspecify.annotations.Nullable;

/** One redrive of dead letters. Guarded by the broker's lock. */
final class MoveTask {

  /** As ListMessageMoveTasks reports it. */
  enum Status {
    RUNNING,
    COMPLETED,
    CANCELLED,
    FAILED
  }

  final String id;
  final LocalQueue source;

  /** Null where each message goes back to the queue that gave it up. */
  final @Nullable String destinationArn;

  /** Messages a second; null for as fast as possible. */
  final @Nullable Integer rate;

  final long startedAt;
  final int toMove;
  int moved;
  Status status = Status.RUNNING;
  @Nullable String failure;

  MoveTask(
      String id,
      LocalQueue source,
      @Nullable String destinationArn,
      @Nullable Integer rate,
      long startedAt,
      int toMove) {
    this.id = id;
    this.source = source;
    this.destinationArn = destinationArn;
    this.rate = rate;
    this.startedAt = startedAt;
    this.toMove = toMove;
  }

  boolean isRunning() {
    return status == Status.RUNNING;
  }

  /** How many messages may have been moved by now. */
  long allowance(long now) {
    return rate == null ? Long.MAX_VALUE : (now - startedAt) * rate / 1000;
  }

  void fail(String reason) {
    status = Status.FAILED;
    failure = reason;
  }
}
