package dev.cyclonelariat.local.http;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that waits for sockets, timers and tasks, and runs what each of them needs. */
final class EventLoop implements Scheduler, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EventLoop.class);
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** What is attached to a selection key. */
  interface Listener {
    void ready(SelectionKey key) throws IOException;

    void failed(Throwable cause);
  }

  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Timers timers = new Timers();
  private volatile boolean closed;

  EventLoop(String name) throws IOException {
    selector = Selector.open();
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  boolean isCurrentThread() {
    return Thread.currentThread() == thread;
  }

  SelectionKey register(SelectableChannel channel, int interest, Listener listener)
      throws IOException {
    return channel.register(selector, interest, listener);
  }

  @Nullable SelectionKey keyOf(SelectableChannel channel) {
    return channel.keyFor(selector);
  }

  Iterable<SelectionKey> keys() {
    return selector.keys();
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    wakeUp();
  }

  @Override
  public Runnable schedule(long nanos, Runnable task) {
    Runnable cancel = timers.add(System.nanoTime() + nanos, task);
    wakeUp();
    return cancel;
  }

  private void wakeUp() {
    if (!isCurrentThread()) {
      selector.wakeup();
    }
  }

  private void run() {
    try {
      while (!closed) {
        select();
        serveSockets();
        runTasks();
      }
    } catch (IOException e) {
      log.error("The local SNS/SQS stops: its sockets can no longer be watched", e);
    } finally {
      closeSockets();
    }
  }

  private void select() throws IOException {
    long nanos = tasks.isEmpty() ? timers.untilNext(System.nanoTime()) : 0;
    if (nanos == Long.MAX_VALUE) {
      selector.select();
    } else if (nanos == 0) {
      selector.selectNow();
    } else {
      // Rounded up: the last part of a millisecond is slept, not spun.
      selector.select((nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }
  }

  private void serveSockets() {
    Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
    while (ready.hasNext()) {
      SelectionKey key = ready.next();
      ready.remove();
      Listener listener = (Listener) key.attachment();
      try {
        if (key.isValid()) {
          listener.ready(key);
        }
      } catch (IOException | RuntimeException | Error e) {
        listener.failed(e);
      }
    }
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      runSafely(task);
    }
    long now = System.nanoTime();
    for (Runnable due = timers.takeDue(now); due != null; due = timers.takeDue(now)) {
      runSafely(due);
    }
  }

  private static void runSafely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      log.error("A task of the local SNS/SQS failed", e);
    }
  }

  private void closeSockets() {
    for (SelectionKey key : selector.keys()) {
      closeQuietly(key.channel());
    }
    closeQuietly(selector);
  }

  static void closeQuietly(@Nullable AutoCloseable resource) {
    if (resource != null) {
      try {
        resource.close();
      } catch (Exception e) {
        log.debug("Closing failed", e);
      }
    }
  }

  /** Stops the thread and closes every socket; returns when both are done. */
  @Override
  public void close() {
    closed = true;
    if (thread.getState() == Thread.State.NEW) {
      closeSockets();
      return;
    }
    selector.wakeup();
    boolean interrupted = false;
    while (thread.isAlive() && !isCurrentThread()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
