package dev.cyclonelariat.publish;

import dev.cyclonelariat.publish.PublishResult.NotSent;
import dev.cyclonelariat.publish.PublishResult.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Sends many messages to one resource in batches, several side by side, and reports each message's
 * result once. Thread-safe; used once.
 */
final class ResourceRun {

  /** Calls to one resource at the same time. */
  private static final int SIDE_BY_SIDE = 4;

  private final Wire wire;
  private final Executor executor;
  private final EntryRetries retries;
  private final BiConsumer<Pending, PublishResult> report;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final BatchPlan<Pending> plan =
      new BatchPlan<>(Pending::orderedGroup, pending -> pending.message().bytes());
  private int maximumBytes;
  private boolean complete;
  private int unreported;
  private int inFlight;

  ResourceRun(
      Wire wire,
      Executor executor,
      EntryRetries retries,
      BiConsumer<Pending, PublishResult> report) {
    this.wire = wire;
    this.executor = executor;
    this.retries = retries;
    this.report = report;
  }

  /** Takes one more message. Full batches go out while others are still being prepared. */
  void add(Pending message) {
    int maximum = wire.maximumBytes(message.message().target(), message.message().bytes());
    synchronized (this) {
      maximumBytes = Math.max(maximumBytes, maximum);
      unreported++;
      if (!plan.add(message)) {
        report(message, PublishHeldBackException.result(message.message()));
      }
    }
    sendMore();
  }

  /** No more messages come. The future ends when every message has been reported. */
  CompletableFuture<Void> complete() {
    synchronized (this) {
      complete = true;
    }
    sendMore();
    endIfAllReported();
    return done;
  }

  /** Starts as many senders as there is work for; each goes on until nothing is ready. */
  private void sendMore() {
    for (List<Pending> batch = next(); !batch.isEmpty(); batch = next()) {
      List<Pending> first = batch;
      executor.execute(() -> send(first));
    }
  }

  private synchronized List<Pending> next() {
    if (inFlight == SIDE_BY_SIDE || !(complete || plan.fillsBatch())) {
      return List.of();
    }
    List<Pending> batch = plan.next(maximumBytes);
    inFlight += batch.isEmpty() ? 0 : 1;
    return batch;
  }

  private void send(List<Pending> first) {
    try {
      for (List<Pending> batch = first; !batch.isEmpty(); batch = next()) {
        settle(batch, wire.sendBatch(batch.stream().map(Pending::message).toList()));
      }
      sendMore();
    } catch (RuntimeException | Error e) {
      // Nothing that AWS does ends here, but a client that was closed meanwhile does.
      done.completeExceptionally(e);
    }
  }

  private void settle(List<Pending> batch, List<Answer> answers) {
    List<Pending> again;
    synchronized (this) {
      inFlight--;
      again = take(batch, answers);
    }
    again.forEach(this::sendLater);
    endIfAllReported();
  }

  private void endIfAllReported() {
    boolean ended;
    synchronized (this) {
      ended = complete && unreported == 0;
    }
    if (ended) {
      done.complete(null);
    }
  }

  /** Takes in the results of a batch and returns what shall be sent once more. */
  private List<Pending> take(List<Pending> batch, List<Answer> answers) {
    List<Pending> again = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Pending message = batch.get(i);
      PublishResult result = answers.get(i).about(message.message().outgoing());
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
        && message.countTry() < retries.most();
  }

  private void sendLater(Pending message) {
    long pause = retries.pauseMillis(message.tries());
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
