package dev.cyclonelariat.worker;

import dev.cyclonelariat.internal.SteadyClock;
import dev.cyclonelariat.metrics.WorkerMetrics;
import dev.cyclonelariat.pipeline.Pipeline;
import dev.cyclonelariat.pipeline.PipelineSettings;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Queue;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Builds a worker. Not thread-safe. */
public final class WorkerBuilder extends PipelineSettings<WorkerBuilder> {

  private static final int CONCURRENCY_PER_QUEUE = 10;

  final SqsClient sqs;
  final Location location;
  final Map<Queue, QueueSettings> queues = new LinkedHashMap<>();
  @Nullable Executor executor;
  WorkerMetrics metrics = WorkerMetrics.NONE;
  Clock clock = new SteadyClock();
  Supplier<Alarm> alarm = AlarmThreads::new;
  Duration closeWithin = Duration.ofSeconds(30);
  Duration stuckAfter = Duration.ofMinutes(10);
  boolean closeOnShutdown;

  /** Less than waking a thread for a message may take. */
  Duration quickHandler = Duration.ofNanos(100_000);

  RetryPolicy retryPolicy = RetryPolicy.exponential(Duration.ofSeconds(1), Duration.ofMinutes(15));
  private int concurrency;

  WorkerBuilder(SqsClient sqs, Location location) {
    this.sqs = sqs;
    this.location = location;
  }

  /** Receives from this queue too. */
  public WorkerBuilder queue(Queue queue) {
    return queue(queue, settings -> {});
  }

  /** Receives from this queue too, in a way of its own: see {@link QueueSettings}. */
  public WorkerBuilder queue(Queue queue, Consumer<QueueSettings> settings) {
    settings.accept(queues.computeIfAbsent(queue, name -> new QueueSettings()));
    return this;
  }

  /**
   * How many messages are handled at the same time, of all queues together; ten for each queue
   * unless said. A number can be changed while the worker runs: {@link Worker#concurrency(int)}.
   */
  public WorkerBuilder concurrency(int concurrency) {
    if (concurrency < 1) {
      throw new IllegalArgumentException("Concurrency must be at least 1, not " + concurrency);
    }
    this.concurrency = concurrency;
    return this;
  }

  /**
   * Runs handlers. It stays yours to close, after the worker, and should have a thread for each
   * permit. Unless given, each message has a thread of its own, a virtual one on Java 21 and later.
   */
  public WorkerBuilder executor(Executor executor) {
    this.executor = executor;
    return this;
  }

  /** How long a message that failed waits before it is delivered again. */
  public WorkerBuilder retryPolicy(RetryPolicy retryPolicy) {
    this.retryPolicy = retryPolicy;
    return this;
  }

  /** Takes the worker's figures. */
  public WorkerBuilder metrics(WorkerMetrics metrics) {
    this.metrics = metrics;
    return listener(metrics);
  }

  /** How long closing waits for handlers and answers; 30 seconds unless said. */
  public WorkerBuilder closeWithin(Duration closeWithin) {
    this.closeWithin = closeWithin;
    return this;
  }

  /** Closes the worker when the JVM is asked to end (SIGTERM). Unless said, that is up to you. */
  public WorkerBuilder closeOnShutdown() {
    closeOnShutdown = true;
    return this;
  }

  /** After how long with a handler a message counts as stuck; 10 minutes unless said. */
  public WorkerBuilder stuckAfter(Duration stuckAfter) {
    this.stuckAfter = stuckAfter;
    return this;
  }

  /** What visibility is reckoned by, for tests; unless given, a clock that never jumps. */
  public WorkerBuilder clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /**
   * Makes the worker, which receives nothing yet.
   *
   * @throws IllegalStateException if it has no queue, a queue without any handler, fewer permits
   *     than queues, or parts that do not fit together
   */
  public Worker build() {
    if (queues.isEmpty()) {
      throw new IllegalStateException("A worker needs a queue to receive from");
    }
    queues.forEach(this::checkHandled);
    Worker.checkConcurrency(concurrency(), queues.size());
    return new Worker(this);
  }

  private void checkHandled(Queue queue, QueueSettings settings) {
    if (!handles(settings)) {
      throw new IllegalStateException(
          "Nothing would handle the messages of queue "
              + queue
              + ": add a handler (onEvent, onCommand, …), ignore a type, or add a fallback");
    }
  }

  /**
   * {@link #build()} and {@link Worker#start()}.
   *
   * @throws WorkerException if a queue does not exist, unless it is to be waited for
   */
  public Worker start() {
    return build().start();
  }

  int concurrency() {
    return concurrency == 0 ? CONCURRENCY_PER_QUEUE * queues.size() : concurrency;
  }

  Pipeline pipelineOf(QueueSettings queue) {
    return pipeline(queue);
  }
}
