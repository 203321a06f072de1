package dev.cyclonelariat.examples;

import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.inbox.store.InboxStore.ChangedData;
import dev.cyclonelariat.metrics.MicrometerMetrics;
import dev.cyclonelariat.notify.LogNotifier;
import dev.cyclonelariat.notify.SentryNotifier;
import dev.cyclonelariat.pipeline.Pipeline;
import dev.cyclonelariat.worker.RetryPolicy;
import dev.cyclonelariat.worker.WorkerBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.sentry.Sentry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** What stands around handlers, and what humans do about messages that failed. */
final class Operating {

  private Operating() {}

  static WorkerBuilder watched(WorkerBuilder worker, MeterRegistry registry) {
    return worker
        .metrics(new MicrometerMetrics(registry))
        .notifier(LogNotifier.pretty())
        .notifier(new SentryNotifier(Sentry.getCurrentScopes()));
  }

  static WorkerBuilder patient(WorkerBuilder worker) {
    return worker.retryPolicy(
        RetryPolicy.exponential(Duration.ofSeconds(1), Duration.ofMinutes(15))
            .on(TimeoutException.class, RetryPolicy.fixed(Duration.ofSeconds(5))));
  }

  static Middleware outsideOf(BooleanSupplier maintenance) {
    return (context, next) ->
        maintenance.getAsBoolean()
            ? Outcome.retryAfter(Duration.ofMinutes(5))
            : next.proceed(context);
  }

  static long mend(InboxStore inbox, Pipeline pipeline, Clock clock) {
    try (var failed = inbox.withClientErrors()) {
      failed.forEach(message -> inbox.retry(message, ChangedData.REFUSE, pipeline::process));
    }
    return inbox.purge(clock.instant().minus(Duration.ofDays(30)));
  }
}
