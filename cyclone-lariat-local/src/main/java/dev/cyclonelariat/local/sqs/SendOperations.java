package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.message.Message;
import dev.cyclonelariat.local.protocol.Arguments;
import dev.cyclonelariat.local.protocol.AwsError;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Struct;
import dev.cyclonelariat.local.queue.Sent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SendMessage and SendMessageBatch. */
final class SendOperations {
  private static final int MAX_BATCH_BYTES = 1_048_576;

  private final Queues queues;
  private final QueueTraffic traffic;

  SendOperations(Queues queues, QueueTraffic traffic) {
    this.queues = queues;
    this.traffic = traffic;
  }

  Struct send(Call call) {
    LocalQueue queue = queues.of(call);
    Draft draft = Draft.read(call.arguments());
    draft.requireIds(queue);
    return send(call, queue, draft);
  }

  Struct sendBatch(Call call) {
    LocalQueue queue = queues.of(call);
    List<Entry> entries = Batch.entries(call).stream().map(Entry::read).toList();
    checkSize(entries);
    entries.forEach(entry -> entry.requireIds(queue));
    return Batch.each(entries, Entry::id, entry -> send(call, queue, entry.orThrow()));
  }

  /** An entry of a batch: a draft, or what is wrong with it. */
  private record Entry(String id, @Nullable Draft draft, @Nullable AwsError problem) {

    static Entry read(Arguments arguments) {
      String id = arguments.stringOrEmpty("Id");
      try {
        return new Entry(id, Draft.read(arguments), null);
      } catch (AwsError e) {
        return new Entry(id, null, e);
      }
    }

    int size() {
      return draft == null ? 0 : draft.size();
    }

    /** In a batch a missing id is the whole request's fault, and an invalid value. */
    void requireIds(LocalQueue queue) {
      try {
        if (draft != null) {
          draft.requireIds(queue);
        }
      } catch (AwsError e) {
        throw SqsErrors.invalidParameter(e.text());
      }
    }

    Draft orThrow() {
      if (draft == null) {
        throw problem == null ? new IllegalStateException(id) : problem;
      }
      return draft;
    }
  }

  private static void checkSize(List<Entry> entries) {
    int size = entries.stream().mapToInt(Entry::size).sum();
    if (size > MAX_BATCH_BYTES) {
      throw SqsErrors.batchTooLong(MAX_BATCH_BYTES, size);
    }
  }

  private Struct send(Call call, LocalQueue queue, Draft draft) {
    Message message = draft.toMessage(queue, call.caller());
    Sent sent = traffic.send(queue, message, draft.delay());
    return new Struct()
        .with("MessageId", sent.messageId())
        .with("MD5OfMessageBody", draft.body().md5())
        .with(
            "MD5OfMessageAttributes",
            draft.attributes().isEmpty() ? null : draft.attributes().md5())
        .with(
            "MD5OfMessageSystemAttributes",
            draft.systemAttributes().isEmpty() ? null : draft.systemAttributes().md5())
        .with("SequenceNumber", queue.isFifo() ? sent.sequenceNumber() : null);
  }
}
