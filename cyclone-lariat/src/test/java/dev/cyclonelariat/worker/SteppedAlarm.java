package dev.cyclonelariat.worker;

import dev.cyclonelariat.LocalAws;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Lets time pass for the broker and the worker alike, and runs what comes due on the way. */
final class SteppedAlarm implements Alarm {

  private record Task(Instant due, Runnable task) {}

  private final LocalAws aws;
  private final Queue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::due));

  SteppedAlarm(LocalAws aws) {
    this.aws = aws;
  }

  @Override
  public synchronized void in(Duration delay, Runnable task) {
    tasks.add(new Task(now().plus(delay), task));
  }

  @Override
  public void now(Runnable task) {
    task.run();
  }

  void pass(Duration time) {
    Instant end = now().plus(time);
    for (Task next = nextUntil(end); next != null; next = nextUntil(end)) {
      aws.pass(Duration.between(now(), next.due));
      next.task.run();
    }
    aws.pass(Duration.between(now(), end));
  }

  private synchronized Task nextUntil(Instant end) {
    return tasks.isEmpty() || tasks.peek().due.isAfter(end) ? null : tasks.remove();
  }

  private Instant now() {
    return aws.server().clock().instant();
  }

  @Override
  public synchronized void close() {
    tasks.clear();
  }
}
