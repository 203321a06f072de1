package dev.cyclonelariat.internal;

import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for work that mostly waits: virtual ones where the JVM has them (21 and later). */
public final class Threads {

  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

  private Threads() {}

  /**
   * An executor that gives each task a thread of its own; close it with {@code shutdown}.
   *
   * @param name names the threads where they are platform threads
   */
  public static ExecutorService perTask(String name) {
    if (Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS) {
      try {
        // Compiled for 17, where the method does not exist yet.
        Method method = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
        return (ExecutorService) method.invoke(null);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("This JVM should have virtual threads", e);
      }
    }
    return Executors.newCachedThreadPool(daemons(name));
  }

  /** Makes daemon threads named {@code name-1}, {@code name-2}. */
  public static ThreadFactory daemons(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
