package dev.cyclonelariat.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A worker's part for one queue.
 *
 * @param run what is received and answered for
 * @param poller receives while the worker runs
 * @param stepping handles on the calling thread
 */
record QueueWork(QueueRun run, Poller poller, Dispatcher stepping) {

  /** Receives once without waiting, and handles what came, on the calling thread. */
  int runOnce() {
    List<Held> received = run.receive(BatchCalls.MOST, Duration.ZERO);
    stepping.dispatch(received);
    run.answers().flush();
    return received.size();
  }

  QueueHealth health(boolean running, boolean paused, Instant now, Duration stuckAfter) {
    List<Duration> times =
        run.inFlight().now().stream()
            .map(Held::startedAt)
            .filter(start -> start != null)
            .map(start -> Duration.between(start, now))
            .toList();
    return new QueueHealth(
        run.name(),
        state(running, paused),
        run.lastReceive(),
        run.inFlight().count(),
        times.stream().max(Duration::compareTo).orElse(Duration.ZERO),
        (int) times.stream().filter(time -> time.compareTo(stuckAfter) > 0).count());
  }

  private QueueHealth.State state(boolean running, boolean paused) {
    if (!running) {
      return QueueHealth.State.STOPPED;
    } else if (poller.isInOutage()) {
      return QueueHealth.State.FAILING;
    }
    return paused ? QueueHealth.State.PAUSED : QueueHealth.State.POLLING;
  }
}
