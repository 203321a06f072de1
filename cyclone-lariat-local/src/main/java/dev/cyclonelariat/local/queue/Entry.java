package dev.cyclonelariat.local.queue;

import dev.cyclonelariat.local.message.Message;

/** One message on one queue. All times are milliseconds of the epoch. */
public final class Entry {

  enum State {
    DELAYED,
    AVAILABLE,
    IN_FLIGHT,
    GONE
  }

  private final Message message;
  private final long position;
  private final long sentAt;
  private int receiveCount;
  private long firstReceivedAt;

  State state = State.AVAILABLE;

  /** When a delayed or received message becomes available. */
  long visibleAt;

  /** Its place among the waiting ones; no two messages of a queue have the same. */
  long order;

  /** Start of the 12 hours that a receive may keep a message. */
  long receivedAt;

  Entry(Message message, long position, long sentAt) {
    this.message = message;
    this.position = position;
    this.order = position;
    this.sentAt = sentAt;
  }

  /** Keeps the history of a message that another queue gave up. */
  void continueFrom(Entry earlier) {
    receiveCount = earlier.receiveCount;
    firstReceivedAt = earlier.firstReceivedAt;
  }

  void receivedAt(long now) {
    receivedAt = now;
    receiveCount++;
    if (firstReceivedAt == 0) {
      firstReceivedAt = now;
    }
  }

  /** What was sent. */
  public Message message() {
    return message;
  }

  /** Rises with every message of the queue. */
  public long position() {
    return position;
  }

  /** When it was sent. */
  public long sentAt() {
    return sentAt;
  }

  /** How often it was received. */
  public int receiveCount() {
    return receiveCount;
  }

  /** When it was received first; 0 before that. */
  public long firstReceivedAt() {
    return firstReceivedAt;
  }

  /** Whether it was received and is neither deleted nor visible again. */
  public boolean isInFlight() {
    return state == State.IN_FLIGHT;
  }

  /** Whether it is not yet available since it was sent. */
  public boolean isDelayed() {
    return state == State.DELAYED;
  }

  /** The sequence number of a FIFO queue: 20 digits that rise within the queue. */
  public String sequenceNumber() {
    String digits = Long.toString(position << 8);
    return "188" + "0".repeat(17 - digits.length()) + digits;
  }
}
