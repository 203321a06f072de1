package dev.cyclonelariat.worker;

import dev.cyclonelariat.handling.BusinessErrors;
import dev.cyclonelariat.handling.DataHandler;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.Handlers;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Pipeline;
import dev.cyclonelariat.handling.UnreadableBodies;
import dev.cyclonelariat.inbox.Inbox;
import dev.cyclonelariat.internal.Threads;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Receives from queues and hands each message to its handler. A message is deleted only after its
 * handling has succeeded, so every message is handled <em>at least once</em>, and with an {@link
 * Inbox} <em>effectively once</em>.
 *
 * <p>Either call {@link #start()}, or step it by hand with {@link #runOnce()}. Thread-safe.
 */
public final class Worker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final List<Poller> pollers = new ArrayList<>();
  private final ExecutorService threads = Threads.perTask("lariat-worker");
  private final Stopping stopping = new Stopping();
  private final Set<Queue> queues;
  private final Duration closeWithin;

  private Worker(Builder builder) {
    queues = Set.copyOf(builder.queues);
    closeWithin = builder.closeWithin;
    Pipeline pipeline = builder.pipeline();
    for (Queue queue : queues) {
      QueueAccess access =
          new QueueAccess(builder.sqs, queue.name(), builder.location.url(queue).toString());
      LaneRun lanes = new LaneRun(access, pipeline, builder.retryPolicy);
      pollers.add(new Poller(access, lanes, threads, builder.concurrency, stopping));
    }
  }

  /**
   * Begins a worker.
   *
   * @param sqs reaches SQS; stays yours to close, after the worker
   * @param location finds the queues' URLs
   */
  public static Builder builder(SqsClient sqs, Location location) {
    return new Builder(sqs, location);
  }

  /** Starts receiving, on threads of its own, until it is closed. */
  public Worker start() {
    LOG.info("Worker receives from {}", queues);
    pollers.forEach(poller -> threads.execute(poller::runUntilStopped));
    return this;
  }

  /**
   * Receives once from each queue without waiting, and handles what came on the calling thread.
   *
   * @return how many messages were received
   */
  public int runOnce() {
    return pollers.stream().mapToInt(Poller::runOnce).sum();
  }

  /** Waits until the worker is closed from elsewhere. */
  public void awaitClosed() throws InterruptedException {
    stopping.await();
  }

  /** Stops receiving, and waits for what is being handled, for a bounded time. */
  @Override
  public void close() {
    stopping.ask();
    pollers.forEach(Poller::interruptPoll);
    try {
      long deadline = System.nanoTime() + closeWithin.toNanos();
      for (Poller poller : pollers) {
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        if (!poller.awaitIdle(left)) {
          LOG.warn(
              "Some handlers have not ended within {}; their messages come again", closeWithin);
        }
      }
      threads.shutdownNow();
      threads.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    LOG.info("Worker of {} is closed", queues);
  }

  /** Builds a worker. Not thread-safe. */
  public static final class Builder {

    private static final int DEFAULT_CONCURRENCY = 10;

    private final SqsClient sqs;
    private final Location location;
    private final Set<Queue> queues = new LinkedHashSet<>();
    private final Handlers.Builder handlers = Handlers.builder();
    private final List<Middleware> middleware = new ArrayList<>();
    private Predicate<Throwable> businessErrors = e -> false;
    private @Nullable Inbox inbox;
    private int concurrency = DEFAULT_CONCURRENCY;
    private Duration closeWithin = Duration.ofSeconds(30);
    private RetryPolicy retryPolicy =
        RetryPolicy.exponential(
            Duration.ofSeconds(1), Duration.ofMinutes(15), RandomGenerator.getDefault());

    private Builder(SqsClient sqs, Location location) {
      this.sqs = sqs;
      this.location = location;
    }

    /** Receives from this queue too. */
    public Builder queue(Queue queue) {
      queues.add(queue);
      return this;
    }

    /** Handles the events of a type: see {@link Handlers.Builder#onEvent(String, Handler)}. */
    public Builder onEvent(String type, Handler handler) {
      handlers.onEvent(type, handler);
      return this;
    }

    /** Handles the events of a type with a typed payload. */
    public <T> Builder onEvent(String type, Class<T> data, DataHandler<? super T> handler) {
      handlers.onEvent(type, data, handler);
      return this;
    }

    /** Handles the commands of a type: see {@link Handlers.Builder#onCommand(String, Handler)}. */
    public Builder onCommand(String type, Handler handler) {
      handlers.onCommand(type, handler);
      return this;
    }

    /** Handles the commands of a type with a typed payload. */
    public <T> Builder onCommand(String type, Class<T> data, DataHandler<? super T> handler) {
      handlers.onCommand(type, data, handler);
      return this;
    }

    /** Handles every message that no other handler wants. */
    public Builder fallback(Handler handler) {
      handlers.fallback(handler);
      return this;
    }

    /**
     * Wraps the handling of every message, inside the inbox and its transaction; the first one
     * given is the outermost.
     */
    public Builder middleware(Middleware middleware) {
      this.middleware.add(middleware);
      return this;
    }

    /** Handles each message effectively once. */
    public Builder inbox(Inbox inbox) {
      this.inbox = inbox;
      return this;
    }

    /** Picks exceptions of yours that are business errors beside {@code BusinessException}. */
    public Builder businessErrors(Predicate<Throwable> businessErrors) {
      this.businessErrors = businessErrors;
      return this;
    }

    /** How many messages of each queue are handled at the same time; 10 unless said. */
    public Builder concurrency(int concurrency) {
      if (concurrency < 1) {
        throw new IllegalArgumentException("Concurrency must be at least 1, not " + concurrency);
      }
      this.concurrency = concurrency;
      return this;
    }

    /** How long a message that failed waits before it is delivered again. */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      this.retryPolicy = retryPolicy;
      return this;
    }

    /** How long closing waits for handlers; 30 seconds unless said. */
    public Builder closeWithin(Duration closeWithin) {
      this.closeWithin = closeWithin;
      return this;
    }

    /**
     * Makes the worker, which receives nothing yet.
     *
     * @throws IllegalStateException if it has no queue
     */
    public Worker build() {
      if (queues.isEmpty()) {
        throw new IllegalStateException("A worker needs a queue to receive from");
      }
      return new Worker(this);
    }

    /** {@link #build()} and {@link Worker#start()}. */
    public Worker start() {
      return build().start();
    }

    private Pipeline pipeline() {
      BusinessErrors errors = new BusinessErrors(businessErrors);
      List<Middleware> chain = new ArrayList<>();
      if (inbox != null) {
        chain.add(inbox.middleware(errors));
      }
      chain.addAll(middleware);
      return new Pipeline(
          chain,
          handlers.build(),
          errors,
          inbox == null ? UnreadableBodies.LEFT_TO_REDRIVE : inbox.unreadableBodies());
    }
  }
}
