package dev.cyclonelariat.foreign;

import dev.cyclonelariat.handling.BodyDecoder;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes every body for what it is: a message of unknown kind that holds it. Thread-safe. */
public final class RawBodies implements BodyDecoder {

  private static final String TYPE = "raw";
  private static final String BODY = "body";

  /** Hands what such a message holds to its handler. */
  public static Handler handledBy(RawHandler handler) {
    return (message, context) -> handler.handle(String.valueOf(message.data().get(BODY)), context);
  }

  @Override
  public HandlerContext decode(HandlerContext context) {
    Delivery delivery = context.delivery();
    Message before = madeBefore(delivery);
    return context.decoded(before == null ? message(delivery) : before, delivery.attributes());
  }

  /** What an inbox hands over to be handled again is the message that was made of a body. */
  private static @Nullable Message madeBefore(Delivery delivery) {
    try {
      Message message = MessageCodec.decode(delivery.body());
      boolean made =
          message.kind() == Kind.UNKNOWN
              && message.type().equals(TYPE)
              && message.publisher().equals(delivery.queue())
              && message.data().get(BODY) instanceof String;
      return made ? message : null;
    } catch (InvalidMessageException e) {
      return null;
    }
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
                "data", Map.of(BODY, delivery.body()),
                "sent_at", sentAt.toString())));
  }
}
