package dev.cyclonelariat.cli.deadletters;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.MessageJson;
import dev.cyclonelariat.cli.output.Row;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.message.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that nobody could handle.
 *
 * @param delivery as it lies on the queue
 * @param message what its body says; null when that cannot be read
 * @param violations why it cannot be read
 * @param known what the inbox knows of it; null when no inbox was asked
 */
record DeadLetter(
    Delivery delivery,
    @Nullable Message message,
    List<Violation> violations,
    @Nullable List<Known> known)
    implements Row {

  DeadLetter {
    violations = List.copyOf(violations);
    known = known == null ? null : List.copyOf(known);
  }

  static DeadLetter of(Delivery delivery) {
    try {
      return new DeadLetter(delivery, MessageCodec.decode(delivery.body()), List.of(), null);
    } catch (InvalidMessageException e) {
      return new DeadLetter(delivery, null, e.violations(), null);
    }
  }

  /** A copy with what an inbox knows of it. */
  DeadLetter with(List<Known> known) {
    return new DeadLetter(delivery, message, violations, known);
  }

  /** The columns. */
  static List<String> headings(boolean withInbox) {
    List<String> headings = new ArrayList<>(List.of("QUEUED", "MESSAGE ID", "TYPE", "UUID"));
    if (withInbox) {
      headings.add("INBOX");
    }
    return headings;
  }

  @Override
  public List<String> cells() {
    List<String> cells = new ArrayList<>();
    Instant queued = delivery.queuedAt();
    cells.add(queued == null ? "" : queued.toString());
    cells.add(delivery.messageId());
    cells.add(message == null ? "unreadable: " + violations.get(0) : message.wireType());
    cells.add(message == null ? "" : message.uuid().toString());
    if (known != null) {
      cells.add(
          known.isEmpty()
              ? "unknown"
              : String.join("; ", known.stream().map(Known::text).toList()));
    }
    return cells;
  }

  @Override
  public String json() {
    return message == null
        ? MessageCodec.encodeTree(fields().with("body", delivery.body()).map())
        : MessageJson.of(fields(), message);
  }

  /** All but the message. */
  Fields fields() {
    Instant queued = delivery.queuedAt();
    return new Fields()
        .with("queue", delivery.queue())
        .with("message_id", delivery.messageId())
        .with("queued_at", queued == null ? null : queued.toString())
        .with("receive_count", delivery.receiveCount())
        .with("group_id", delivery.groupId())
        .with("attributes", delivery.attributes().isEmpty() ? null : delivery.attributes())
        .with(
            "violations",
            violations.isEmpty() ? null : violations.stream().map(Violation::toString).toList())
        .with(
            "inbox", known == null ? null : known.stream().map(row -> row.fields().map()).toList());
  }

  /** Whether it has this id, which SQS gave it, or this uuid. */
  boolean is(String id) {
    return delivery.messageId().equals(id)
        || (message != null && message.uuid().toString().equalsIgnoreCase(id));
  }
}
