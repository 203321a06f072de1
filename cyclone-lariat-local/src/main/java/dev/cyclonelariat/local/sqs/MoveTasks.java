package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.http.Scheduler;
import dev.cyclonelariat.local.message.MessageIds;
import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.queue.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Redrives of dead letters, newest first. They move on with the broker's clock, whenever they are
 * looked at. Guarded by the broker's lock.
 */
final class MoveTasks {
  private static final int KEPT = 1_000;
  private static final String NO_QUEUE = "AWS.SimpleQueueService.NonExistentQueue";
  private static final long LOOK_NANOS = 50_000_000;

  private final Queues queues;
  private final QueueTraffic traffic;
  private final Scheduler scheduler;
  private final Object lock;
  private final Deque<MoveTask> tasks = new ArrayDeque<>();
  private final List<MoveTask> running = new ArrayList<>();
  private boolean looking;

  MoveTasks(Queues queues, QueueTraffic traffic, Scheduler scheduler, Object lock) {
    this.queues = queues;
    this.traffic = traffic;
    this.scheduler = scheduler;
    this.lock = lock;
  }

  void start(MoveTask task) {
    tasks.removeIf(old -> isGone(old.source));
    tasks.addFirst(task);
    running.add(task);
    if (tasks.size() > KEPT) {
      tasks.removeLast();
    }
    advance();
  }

  /** Ends and forgets all. */
  void clear() {
    tasks.clear();
    running.clear();
  }

  private boolean isGone(LocalQueue queue) {
    return queues.find(queue.key()) != queue;
  }

  /** One queue's tasks, newest first. */
  List<MoveTask> of(LocalQueue source) {
    advance();
    return tasks.stream().filter(task -> task.source == source).toList();
  }

  @Nullable MoveTask find(String id) {
    advance();
    return tasks.stream().filter(task -> task.id.equals(id)).findFirst().orElse(null);
  }

  /** Moves what is due and looks again later while tasks run. */
  void advance() {
    if (running.isEmpty()) {
      return;
    }
    List.copyOf(running).forEach(this::advance);
    running.removeIf(task -> !task.isRunning());
    if (!running.isEmpty() && !looking) {
      looking = true;
      scheduler.schedule(LOOK_NANOS, this::look);
    }
  }

  private void look() {
    synchronized (lock) {
      looking = false;
      advance();
    }
  }

  private void advance(MoveTask task) {
    if (isGone(task.source)) {
      task.fail(NO_QUEUE);
    }
    long allowance = task.allowance(traffic.now());
    while (task.isRunning() && task.moved < task.toMove && task.moved < allowance) {
      moveOne(task);
    }
    if (task.isRunning() && task.moved >= task.toMove) {
      task.status = MoveTask.Status.COMPLETED;
    }
  }

  private void moveOne(MoveTask task) {
    LocalQueue fixed = task.destinationArn == null ? null : find(task.destinationArn, task);
    if (!task.isRunning()) {
      return;
    }
    Entry entry = task.source.messages().peek(traffic.now());
    if (entry == null) {
      task.status = MoveTask.Status.COMPLETED; // others have received the rest
      return;
    }
    String origin = entry.message().deadLetterSource();
    LocalQueue target = fixed != null || origin == null ? fixed : find(origin, task);
    if (target == null) {
      task.fail(NO_QUEUE);
      return;
    }
    task.source.messages().remove(entry);
    traffic.move(task.source, entry, target, MessageIds.next());
    task.moved++;
  }

  private @Nullable LocalQueue find(String arn, MoveTask task) {
    Arn parsed = Arn.parse(arn);
    LocalQueue queue = parsed == null ? null : queues.find(parsed);
    if (queue == null) {
      task.fail(NO_QUEUE);
    }
    return queue;
  }
}
