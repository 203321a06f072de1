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
