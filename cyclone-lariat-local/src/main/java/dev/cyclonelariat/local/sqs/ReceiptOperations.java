package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.protocol.Arguments;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Struct;
import dev.cyclonelariat.local.queue.MessageQueue;
import dev.cyclonelariat.local.queue.Outcome;
import dev.cyclonelariat.local.queue.ReceiptHandle;

/** DeleteMessage, ChangeMessageVisibility and their batches. */
final class ReceiptOperations {
  private static final int MAX_VISIBILITY = 43_200;

  private final Queues queues;
  private final QueueTraffic traffic;

  ReceiptOperations(Queues queues, QueueTraffic traffic) {
    this.queues = queues;
    this.traffic = traffic;
  }

  Struct delete(Call call) {
    return delete(queues.of(call), call.arguments());
  }

  Struct deleteBatch(Call call) {
    LocalQueue queue = queues.of(call);
    return Batch.each(Batch.entries(call), entry -> delete(queue, entry));
  }

  private Struct delete(LocalQueue queue, Arguments arguments) {
    ReceiptHandle handle = handle(queue, arguments);
    Outcome outcome = traffic.delete(queue, handle);
    // A standard queue accepts an outdated handle and may keep the message; ours keeps it.
    if (outcome == Outcome.EXPIRED && queue.isFifo()) {
      throw SqsErrors.invalidParameter("ReceiptHandle", handle, "The receipt handle has expired.");
    }
    return new Struct();
  }

  Struct changeVisibility(Call call) {
    return changeVisibility(queues.of(call), call.arguments());
  }

  Struct changeVisibilityBatch(Call call) {
    LocalQueue queue = queues.of(call);
    return Batch.each(Batch.entries(call), entry -> changeVisibility(queue, entry));
  }

  private Struct changeVisibility(LocalQueue queue, Arguments arguments) {
    ReceiptHandle handle = handle(queue, arguments);
    Integer timeout = arguments.integer("VisibilityTimeout");
    if (timeout == null) {
      throw SqsErrors.missingParameter("VisibilityTimeout");
    }
    if (timeout < 0 || timeout > MAX_VISIBILITY) {
      throw SqsErrors.invalidParameter(
          "VisibilityTimeout",
          timeout,
          "VisibilityTimeout must be an integer between 0 and 43200.");
    }
    switch (traffic.changeVisibility(queue, handle, timeout * 1000L)) {
      case DONE -> {}
      case TOO_LONG ->
          throw SqsErrors.invalidParameter(
              "VisibilityTimeout",
              timeout,
              "Total VisibilityTimeout for the message is beyond the limit ["
                  + MessageQueue.MAX_VISIBILITY / 1000
                  + " seconds]");
      case EXPIRED -> throw SqsErrors.messageNotInFlight();
      case GONE ->
          throw SqsErrors.invalidParameter(
              "ReceiptHandle",
              handle,
              "Message does not exist or is not available for visibility timeout change.");
    }
    return new Struct();
  }

  private static ReceiptHandle handle(LocalQueue queue, Arguments arguments) {
    String text = arguments.stringOrEmpty("ReceiptHandle");
    if (text.isEmpty()) {
      throw SqsErrors.missingParameter("ReceiptHandle");
    }
    ReceiptHandle handle = ReceiptHandle.parse(text);
    if (handle == null || handle.queue() != queue.number()) {
      throw SqsErrors.invalidReceiptHandle(text);
    }
    return handle;
  }
}
