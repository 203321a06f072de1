package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.protocol.Arguments;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Struct;
import dev.cyclonelariat.local.queue.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** ReceiveMessage, which may be answered later. */
final class ReceiveOperation {
  private static final int MAX_MESSAGES = 10;
  private static final int MAX_WAIT = 20;
  private static final int MAX_VISIBILITY = 43_200;

  private final Queues queues;
  private final QueueTraffic traffic;
  private final LongPolls polls;

  ReceiveOperation(Queues queues, QueueTraffic traffic, LongPolls polls) {
    this.queues = queues;
    this.traffic = traffic;
    this.polls = polls;
  }

  /** What one call asks for. */
  private record Wish(
      LocalQueue queue,
      int max,
      long visibilityTimeout,
      @Nullable String attempt,
      AttributeSelection selection) {}

  CompletionStage<Struct> receive(Call call) {
    LocalQueue queue = queues.of(call);
    Wish wish = wish(queue, call.arguments());
    int wait = wait(queue, call.arguments());
    List<Received> received = receive(wish);
    if (!received.isEmpty() || wait == 0) {
      if (received.isEmpty() && !queue.isFifo()) {
        checkInFlight(queue);
      }
      return CompletableFuture.completedFuture(answer(wish, received));
    }
    CompletableFuture<Struct> later = new CompletableFuture<>();
    Runnable cancel =
        polls.await(
            queue,
            wait * 1000L,
            () -> tryAgain(wish, later),
            () -> later.complete(answer(wish, List.of())));
    call.onAbort().accept(cancel);
    return later;
  }

  private boolean tryAgain(Wish wish, CompletableFuture<Struct> later) {
    List<Received> received = receive(wish);
    return !received.isEmpty() && later.complete(answer(wish, received));
  }

  private List<Received> receive(Wish wish) {
    return traffic.receive(wish.queue(), wish.max(), wish.visibilityTimeout(), wish.attempt());
  }

  private void checkInFlight(LocalQueue queue) {
    if (queue.messages().isInFlightLimitReached(traffic.now())) {
      throw SqsErrors.overLimit(
          "Too many messages in flight on the queue. Delete some of them before receiving more.");
    }
  }

  private static Wish wish(LocalQueue queue, Arguments arguments) {
    Integer max = arguments.integer("MaxNumberOfMessages");
    if (max != null && (max < 1 || max > MAX_MESSAGES)) {
      throw SqsErrors.invalidParameter(
          "MaxNumberOfMessages", max, "Must be between 1 and 10, if provided.");
    }
    Integer visibility = arguments.integer("VisibilityTimeout");
    if (visibility != null && (visibility < 0 || visibility > MAX_VISIBILITY)) {
      throw SqsErrors.invalidParameter(
          "VisibilityTimeout", visibility, "Must be between 0 and 43200, if provided.");
    }
    return new Wish(
        queue,
        max == null ? 1 : max,
        visibility == null ? -1 : visibility * 1000L,
        queue.isFifo() ? arguments.string("ReceiveRequestAttemptId") : null,
        AttributeSelection.read(arguments));
  }

  private static int wait(LocalQueue queue, Arguments arguments) {
    Integer wait = arguments.integer("WaitTimeSeconds");
    if (wait == null) {
      return queue.attributes().seconds("ReceiveMessageWaitTimeSeconds");
    }
    if (wait < 0 || wait > MAX_WAIT) {
      throw SqsErrors.invalidParameter(
          "WaitTimeSeconds", wait, "Must be >= 0 and <= 20, if provided.");
    }
    return wait;
  }

  private static Struct answer(Wish wish, List<Received> received) {
    List<Struct> messages = new ArrayList<>(received.size());
    for (Received one : received) {
      messages.add(wish.selection().message(wish.queue(), one));
    }
    return new Struct().withNonEmpty("Messages", messages);
  }
}
