package dev.cyclonelariat.publish;

import dev.cyclonelariat.publish.PublishResult.NotSent;
import dev.cyclonelariat.publish.PublishResult.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Sends many messages to one resource in batches, several side by side, and reports each message's
 * result once. Thread-safe; used once.
 */
final class ResourceRun {

  /** Calls to one resource at the same time. */
  private static final int SIDE_BY_SIDE = 4;

  private static final int MOST_TRIES = 4;
  private static final long FIRST_PAUSE_MILLIS = 100;

  private final Wire wire;
  private final Executor executor;
  private final int maximumBytes;
  private final BiConsumer<Pending, PublishResult> report;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final BatchPlan plan = new BatchPlan();
  private int unreported;
  private int inFlight;

  ResourceRun(
      Wire wire,
      Executor executor,
      List<Pending> messages,
      BiConsumer<Pending, PublishResult> report) {
    this.wire = wire;
    this.executor = executor;
    this.report = report;
    int largest = messages.stream().mapToInt(pending -> pending.message().bytes()).max().orElse(0);
    this.maximumBytes = wire.maximumBytes(messages.get(0).message().target(), largest);
    this.unreported = messages.size();
    messages.forEach(plan::add);
  }

  /** Ends when every message has been reported. */
  CompletableFuture<Void> start() {
    sendMore();
    return done;
  }

  private void sendMore() {
    for (List<Pending> batch : nextBatches()) {
      executor.execute(() -> send(batch));
    }
  }

  private synchronized List<List<Pending>> nextBatches() {
    List<List<Pending>> batches = new ArrayList<>();
    while (inFlight < SIDE_BY_SIDE) {
      List<Pending> batch = plan.next(maximumBytes);
      if (batch.isEmpty()) {
        break;
      }
      inFlight++;
      batches.add(batch);
    }
    return batches;
  }

  private void send(List<Pending> batch) {
    try {
      settle(batch, wire.sendBatch(batch.stream().map(Pending::message).toList()));
    } catch (RuntimeException | Error e) {
      // Nothing that AWS does ends here, but a client that was closed meanwhile does.
      done.completeExceptionally(e);
    }
  }

  private void settle(List<Pending> batch, List<PublishResult> results) {
    List<Pending> again;
    boolean finished;
    synchronized (this) {
      inFlight--;
      again = take(batch, results);
      finished = unreported == 0;
    }
    if (finished) {
      done.complete(null);
      return;
    }
    again.forEach(this::sendLater);
    sendMore();
  }

  /** Takes in the results of a batch and returns what shall be sent once more. */
  private List<Pending> take(List<Pending> batch, List<PublishResult> results) {
    List<Pending> again = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Pending message = batch.get(i);
      PublishResult result = results.get(i);
      if (result instanceof Sent) {
        report(message, result);
        plan.sent(message);
      } else if (shallTryAgain(message, (NotSent) result)) {
        again.add(message);
      } else {
        report(message, result);
        plan.giveUp(message)
            .forEach(held -> report(held, PublishHeldBackException.result(held.message())));
      }
    }
    return again;
  }

  private void report(Pending message, PublishResult result) {
    unreported--;
    report.accept(message, result);
  }

  /** A call that failed as a whole has been tried again by the SDK already. */
  private boolean shallTryAgain(Pending message, NotSent result) {
    return result.error() instanceof PublishFailedException failure
        && failure.isRetryable()
        && failure.getCause() == null
        && message.countTry() < MOST_TRIES;
  }

  private void sendLater(Pending message) {
    long longest = FIRST_PAUSE_MILLIS << message.tries();
    long pause = ThreadLocalRandom.current().nextLong(longest);
    CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS, executor)
        .execute(
            () -> {
              synchronized (this) {
                plan.again(message);
              }
              sendMore();
            });
  }
}
