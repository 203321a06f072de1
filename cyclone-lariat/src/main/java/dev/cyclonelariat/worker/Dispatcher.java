package dev.cyclonelariat.worker;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/** Brings received messages to threads. */
interface Dispatcher {

  /**
   * Lets them be handled.
   *
   * @return how many permits that takes, at most one for each message; they are given back as it
   *     ends
   */
  int dispatch(List<Held> received);

  /**
   * Handles them on this thread if all are likely to be quick, else has them handled by others.
   *
   * @param stuck told, once at most and from another thread, when this one is kept longer than that
   * @return how many permits that takes or has taken
   */
  default int handleHere(List<Held> received, Runnable stuck) {
    return dispatch(received);
  }

  /**
   * The way of a queue.
   *
   * @param release takes back permits as messages end
   */
  static Dispatcher of(
      QueueRun queue, Handling handling, Executor executor, IntConsumer release, Alarm alarm) {
    return queue.isFifo()
        ? new GroupLanes(handling, executor, release)
        : new SideBySide(handling, executor, release, alarm);
  }
}
