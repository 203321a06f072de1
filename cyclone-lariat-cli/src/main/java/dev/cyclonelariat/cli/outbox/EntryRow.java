package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.MessageJson;
import dev.cyclonelariat.cli.output.Row;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.outbox.store.OutboxEntry;
import dev.cyclonelariat.outbox.store.OutboxEntry.State;
import dev.cyclonelariat.publish.EncodedMessage;
import dev.cyclonelariat.publish.MessageAttribute;
import dev.cyclonelariat.publish.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message of an outbox.
 *
 * @param entry as the outbox keeps it
 */
record EntryRow(OutboxEntry entry) implements Row {

  private static final String FAILED = " failed: ";

  @Override
  public List<String> cells() {
    EncodedMessage encoded = entry.encoded();
    return List.of(
        entry.createdAt().toString(),
        state(),
        type(),
        encoded.uuid().toString(),
        encoded.resource(),
        Objects.requireNonNullElse(encoded.groupId(), ""),
        Integer.toString(entry.attempts()),
        why());
  }

  /** Without the names of message and place, which have columns of their own. */
  private String why() {
    String error = Objects.requireNonNullElse(entry.sendingError(), "");
    int named = error.indexOf(FAILED);
    return named < 0 ? error : error.substring(named + FAILED.length());
  }

  @Override
  public String json() {
    return MessageJson.of(fields(), entry.encoded().body());
  }

  /** What the outbox knows of it beside the message itself. */
  Fields fields() {
    EncodedMessage encoded = entry.encoded();
    return new Fields()
        .with("state", state())
        .with("uuid", encoded.uuid().toString())
        .with(
            encoded.service() == Service.SNS ? "topic" : "queue",
            encoded.resource().isEmpty() ? null : encoded.resource())
        .with("group_id", encoded.groupId())
        .with("deduplication_id", encoded.deduplicationId())
        .with("attributes", attributes(encoded.attributes()))
        .with("attempts", entry.attempts())
        .with("sending_error", entry.sendingError())
        .with("created_at", entry.createdAt().toString())
        .with(timeName(), entry.availableAt().toString());
  }

  private static @Nullable Map<String, String> attributes(Map<String, MessageAttribute> given) {
    Map<String, String> values = new LinkedHashMap<>();
    given.forEach((name, attribute) -> values.put(name, attribute.value()));
    return values.isEmpty() ? null : values;
  }

  private String timeName() {
    return switch (entry.state()) {
      case PARKED -> "parked_at";
      case LEASED -> "leased_until";
      case READY, DELAYED, BLOCKED -> "available_at";
    };
  }

  /** What is to become of it, in lower case. */
  String state() {
    return entry.state().name().toLowerCase(Locale.ROOT);
  }

  boolean isParked() {
    return entry.state() == State.PARKED;
  }

  /** As the body says; empty if that is no message. */
  String type() {
    try {
      return Objects.toString(MessageCodec.decodeTree(entry.encoded().body()).get("type"), "");
    } catch (InvalidMessageException e) {
      return "";
    }
  }
}
