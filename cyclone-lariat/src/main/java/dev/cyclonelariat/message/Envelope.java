package dev.cyclonelariat.message;

import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a message consists of. While a body is being read, what it lacks is null; in a {@link
 * Message} the uuid, type and time are always there.
 */
record Envelope(
    Kind kind,
    @Nullable WrittenUuid uuid,
    String publisher,
    String type,
    int version,
    Map<String, Object> data,
    @Nullable WrittenUuid requestId,
    @Nullable OffsetDateTime sentAt,
    @Nullable EntityRef subject,
    @Nullable EntityRef object,
    @Nullable String groupId,
    @Nullable String deduplicationId,
    StoreState store) {

  Message toMessage() {
    return switch (kind) {
      case EVENT -> new Event(this);
      case COMMAND -> new Command(this);
      case UNKNOWN -> new UnknownMessage(this);
    };
  }
}
