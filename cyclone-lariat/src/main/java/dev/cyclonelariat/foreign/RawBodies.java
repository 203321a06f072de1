package dev.cyclonelariat.foreign;

import dev.cyclonelariat.handling.BodyDecoder;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Takes every body for what it is: a message of unknown kind that holds it. Thread-safe. */
public final class RawBodies implements BodyDecoder {

  private static final String TYPE = "raw";

  @Override
  public HandlerContext decode(HandlerContext context) {
    return context.decoded(message(context.delivery()), context.delivery().attributes());
  }

  /** Messages of unknown kind come from the wire only, so this one is written and read. */
  private static Message message(Delivery delivery) {
    Instant sentAt = Objects.requireNonNullElseGet(delivery.queuedAt(), Instant::now);
    return MessageCodec.decode(
        MessageCodec.encodeTree(
            Map.of(
                "uuid", ForeignId.uuid(delivery.queue(), delivery.messageId()).toString(),
                "publisher", delivery.queue(),
                "type", TYPE,
                "version", 1,
                "data", Map.of("body", delivery.body()),
                "sent_at", sentAt.toString())));
  }
}
