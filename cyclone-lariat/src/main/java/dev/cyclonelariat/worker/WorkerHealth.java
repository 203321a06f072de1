package dev.cyclonelariat.worker;

import java.util.List;

/**
 * How a worker fares.
 *
 * @param queues each of its queues
 */
public record WorkerHealth(List<QueueHealth> queues) {

  /** Copies the list. */
  public WorkerHealth {
    queues = List.copyOf(queues);
  }

  /** Whether all queues are well. */
  public boolean isHealthy() {
    return queues.stream().allMatch(QueueHealth::isHealthy);
  }
}
