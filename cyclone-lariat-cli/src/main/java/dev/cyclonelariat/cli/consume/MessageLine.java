package dev.cyclonelariat.cli.consume;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.MessageJson;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.message.Violation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One delivery as one line of JSON. */
final class MessageLine {

  private MessageLine() {}

  /** The decoded message, with what travelled beside it. */
  static String of(HandlerContext context) {
    return MessageJson.of(
        fields(context.delivery()).with("attributes", orNull(context.attributes())),
        context.message());
  }

  /** A body that cannot be read, as it lay on the queue. */
  static String of(Delivery delivery, InvalidMessageException e) {
    return MessageCodec.encodeTree(
        fields(delivery)
            .with("attributes", orNull(delivery.attributes()))
            .with("violations", e.violations().stream().map(Violation::toString).toList())
            .with("body", delivery.body())
            .map());
  }

  private static Fields fields(Delivery delivery) {
    return new Fields()
        .with("queue", delivery.queue())
        .with("message_id", delivery.messageId())
        .with("receive_count", delivery.receiveCount())
        .with("group_id", delivery.groupId());
  }

  private static @Nullable Map<String, String> orNull(Map<String, String> attributes) {
    return attributes.isEmpty() ? null : attributes;
  }
}
