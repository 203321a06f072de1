package dev.cyclonelariat.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the messages of a FIFO queue: each group in a lane of its own, in order, however many
 * calls received them; groups side by side. A lane takes one permit, however many messages wait in
 * it: nobody else could receive them before it is done. Behind a message that was not acknowledged
 * the rest of its lane is handed back in order.
 */
final class GroupLanes implements Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(GroupLanes.class);

  private final Handling handling;
  private final Executor executor;
  private final IntConsumer release;
  private final Map<String, Deque<Held>> lanes = new HashMap<>();

  GroupLanes(Handling handling, Executor executor, IntConsumer release) {
    this.handling = handling;
    this.executor = executor;
    this.release = release;
  }

  @Override
  public int dispatch(List<Held> received) {
    Map<String, Deque<Held>> groups = new LinkedHashMap<>();
    for (Held message : received) {
      groups.computeIfAbsent(group(message), group -> new ArrayDeque<>()).add(message);
    }
    List<String> idle = new ArrayList<>();
    synchronized (lanes) {
      groups.forEach(
          (group, messages) -> {
            Deque<Held> running = lanes.putIfAbsent(group, messages);
            if (running == null) {
              idle.add(group);
            } else {
              running.addAll(messages);
            }
          });
    }
    idle.forEach(this::execute);
    return idle.size();
  }

  private static String group(Held message) {
    return Objects.requireNonNullElse(
        message.delivery().fifoGroup(), message.delivery().messageId());
  }

  private void execute(String group) {
    try {
      executor.execute(
          () -> {
            try {
              run(group);
            } finally {
              release.accept(1);
            }
          });
    } catch (RuntimeException | Error e) { // Rejected, or no thread to be had.
      List<Held> rest = close(group);
      LOG.error("No thread takes {}, which are handed back", rest, e);
      handling.handBack(rest);
      release.accept(1);
    }
  }

  private void run(String group) {
    List<Held> next = next(group);
    while (!next.isEmpty()) {
      boolean acknowledged = false;
      try {
        acknowledged = handling.handle(next);
      } finally {
        if (!acknowledged) {
          handling.handBack(close(group));
        }
      }
      next = acknowledged ? next(group) : List.of();
    }
  }

  private List<Held> next(String group) {
    synchronized (lanes) {
      Deque<Held> lane = Objects.requireNonNull(lanes.get(group), "a lane that runs");
      List<Held> next = new ArrayList<>();
      int most = handling.wantsBatches() ? BatchCalls.MOST : 1;
      while (next.size() < most && !lane.isEmpty()) {
        next.add(lane.remove());
      }
      if (next.isEmpty()) {
        lanes.remove(group);
      }
      return next;
    }
  }

  /** Ends a lane, with what waited in it. */
  private List<Held> close(String group) {
    synchronized (lanes) {
      Deque<Held> rest = lanes.remove(group);
      return rest == null ? List.of() : List.copyOf(rest);
    }
  }
}
