package dev.cyclonelariat.worker;

/** Where a paused worker's threads wait. Thread-safe. */
final class Gate {

  private volatile boolean closed;

  void close() {
    closed = true;
  }

  synchronized void open() {
    closed = false;
    notifyAll();
  }

  boolean isClosed() {
    return closed;
  }

  synchronized void awaitOpen() throws InterruptedException {
    while (closed) {
      wait();
    }
  }
}
