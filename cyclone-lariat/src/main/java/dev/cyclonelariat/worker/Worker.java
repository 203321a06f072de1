package dev.cyclonelariat.worker;

import dev.cyclonelariat.internal.AwsFailure;
import dev.cyclonelariat.internal.Threads;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Queue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Receives from queues and hands each message to its handler. A message is deleted only after its
 * handling has succeeded, so every message is handled <em>at least once</em>, and with an {@link
 * dev.cyclonelariat.handling.Inbox} <em>effectively once</em>.
 *
 * <p>Each message that is handled holds one permit; a slow one delays no other. Of a FIFO queue, a
 * group holds one. While a message is in the worker's hands, heartbeats keep it from others.
 *
 * <p>Either call {@link #start()}, or step it by hand with {@link #runOnce()}. Thread-safe.
 */
public final class Worker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final List<QueueWork> queues;
  private final Permits permits;
  private final Gate gate = new Gate();
  private final Stopping stopping = new Stopping();
  private final Alarm alarm;
  private final ExecutorService pollers =
      Executors.newCachedThreadPool(Threads.daemons("lariat-worker-poll"));
  private final Location location;
  private final Clock clock;
  private final Duration stuckAfter;
  private final Closing closing;
  private final boolean closeOnShutdown;
  private volatile boolean started;

  Worker(WorkerBuilder builder) {
    location = builder.location;
    alarm = builder.alarm.get();
    clock = builder.clock;
    stuckAfter = builder.stuckAfter;
    closeOnShutdown = builder.closeOnShutdown;
    permits = new Permits(builder.concurrency());
    ExecutorService ownExecutor = null;
    Executor executor = builder.executor;
    if (executor == null) {
      ownExecutor = Threads.perTask("lariat-worker");
      executor = ownExecutor;
    }
    Shared shared = new Shared(builder.sqs, clock, alarm, executor, stopping, builder.metrics);
    queues =
        builder.queues.entrySet().stream()
            .map(entry -> work(builder, shared, entry.getKey(), entry.getValue()))
            .toList();
    closing =
        new Closing(
            queues, stopping, gate, permits, pollers, ownExecutor, alarm, builder.closeWithin);
  }

  private QueueWork work(
      WorkerBuilder builder, Shared shared, Queue queue, QueueSettings settings) {
    QueueRun run = new QueueRun(shared, location.url(queue), settings);
    Handling handling =
        new Handling(
            builder.pipelineOf(settings),
            settings.retryPolicyOr(builder.retryPolicy),
            run.answers(),
            stopping,
            new Pace(builder.quickHandler));
    Permits.Share share = permits.share(settings.weight(), settings.concurrency());
    Dispatcher dispatcher = Dispatcher.of(run, handling, shared.executor(), share::release, alarm);
    boolean only = builder.queues.size() == 1;
    return new QueueWork(
        run,
        new Poller(run, dispatcher, share, only, shared.executor(), gate, stopping),
        Dispatcher.of(run, handling, Runnable::run, count -> {}, alarm));
  }

  /**
   * Begins a worker.
   *
   * @param sqs reaches SQS; stays yours to close, after the worker
   * @param location finds the queues' URLs
   */
  public static WorkerBuilder builder(SqsClient sqs, Location location) {
    return new WorkerBuilder(sqs, location);
  }

  /**
   * Starts receiving, on threads of its own, until it is closed. While SQS cannot be reached, it
   * tries again.
   *
   * @throws WorkerException if a queue does not exist, unless it is to be waited for
   * @throws IllegalStateException if it has been started or closed before
   */
  public synchronized Worker start() {
    if (started || stopping.isStopping()) {
      throw new IllegalStateException(
          "The worker of " + names() + " is started or closed already: build another one");
    }
    queues.forEach(queue -> look(queue.run()));
    LOG.info("Worker receives from {}", names());
    started = true;
    if (closeOnShutdown) {
      closing.onShutdown(this::close);
    }
    for (QueueWork queue : queues) {
      queue.run().startHeartbeat();
      pollers.execute(queue.poller()::run);
    }
    return this;
  }

  private void look(QueueRun queue) {
    try {
      queue.look();
    } catch (SdkException e) {
      // What passes is met again by the poller, which says so and goes on trying.
      if (AwsFailure.of(e).isMissing() && queue.settings().whenMissing() == MissingQueue.FAIL) {
        throw QueueFacts.missing(queue.url(), location.account().get(), e);
      }
    }
  }

  /**
   * Receives once from each queue without waiting, handles what came on the calling thread, and
   * answers for it.
   *
   * @return how many messages were received
   * @throws WorkerException if SQS refuses or cannot be reached
   */
  public int runOnce() {
    return queues.stream().mapToInt(this::runOnce).sum();
  }

  private int runOnce(QueueWork queue) {
    try {
      return queue.runOnce();
    } catch (SdkException e) {
      throw new WorkerException(
          "Receiving from queue %s failed: %s"
              .formatted(queue.run().name(), AwsFailure.of(e).text()),
          e);
    }
  }

  /** Extends the visibility of what is in flight, where it is time to; a started worker does. */
  void beat() {
    queues.forEach(queue -> queue.run().beat());
  }

  /** Stops receiving until {@link #resume()}; what a receive under way brings is still handled. */
  public void pause() {
    gate.close();
    LOG.info("Worker of {} is paused", names());
  }

  /** Receives again. */
  public void resume() {
    gate.open();
    LOG.info("Worker of {} receives again", names());
  }

  /**
   * Changes how many messages are handled at the same time. Of a lower number, those that are being
   * handled are left to end.
   *
   * @throws IllegalArgumentException if it is less than the number of queues
   */
  public void concurrency(int concurrency) {
    checkConcurrency(concurrency, queues.size());
    permits.resize(concurrency);
  }

  static void checkConcurrency(int concurrency, int queues) {
    if (concurrency < queues) {
      throw new IllegalArgumentException(
          "Concurrency must be at least 1 for each of the "
              + queues
              + " queues, not "
              + concurrency);
    }
  }

  /** How it fares. */
  public WorkerHealth health() {
    boolean running = started && !stopping.isStopping();
    return new WorkerHealth(
        queues.stream()
            .map(queue -> queue.health(running, gate.isClosed(), clock.instant(), stuckAfter))
            .toList());
  }

  /** Waits until the worker is closed from elsewhere. */
  public void awaitClosed() throws InterruptedException {
    stopping.await();
  }

  /**
   * Stops receiving, waits for a bounded time for what is being handled and for the answers to
   * reach the queue, and hands back what no handler has got yet. What has not ended by then comes
   * again after its visibility timeout.
   */
  @Override
  public void close() {
    closing.close();
  }

  private List<String> names() {
    return queues.stream().map(queue -> queue.run().name()).toList();
  }
}
