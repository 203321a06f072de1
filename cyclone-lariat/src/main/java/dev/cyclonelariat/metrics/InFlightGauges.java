package dev.cyclonelariat.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** One gauge for each queue, of all workers that receive from it. Thread-safe. */
final class InFlightGauges {

  private final MeterRegistry registry;
  private final Map<String, Watched> queues = new HashMap<>();

  InFlightGauges(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Workers on one queue, and the gauge of their sum.
   *
   * @param gauge taken from the registry with the last of the workers
   */
  private record Watched(List<IntSupplier> workers, Meter gauge) {}

  synchronized WorkerMetrics.Watch watch(String queue, IntSupplier inFlight) {
    queues.computeIfAbsent(queue, this::register).workers().add(inFlight);
    return () -> forget(queue, inFlight);
  }

  private Watched register(String queue) {
    List<IntSupplier> workers = new ArrayList<>();
    Gauge gauge =
        Gauge.builder(MetricNames.IN_FLIGHT, () -> sum(workers))
            .tag("queue", queue)
            .register(registry);
    return new Watched(workers, gauge);
  }

  private synchronized int sum(List<IntSupplier> workers) {
    return workers.stream().mapToInt(IntSupplier::getAsInt).sum();
  }

  private synchronized void forget(String queue, IntSupplier inFlight) {
    Watched watched = queues.get(queue);
    if (watched != null && watched.workers().remove(inFlight) && watched.workers().isEmpty()) {
      registry.remove(watched.gauge());
      queues.remove(queue);
    }
  }
}
