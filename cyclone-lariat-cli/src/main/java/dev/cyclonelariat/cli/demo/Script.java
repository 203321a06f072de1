package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageBuilder;
import dev.cyclonelariat.message.MessageDefaults;
import dev.cyclonelariat.publish.Outgoing;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

/** Writes the messages of the demo: both kinds, both schemas, with and without FIFO. */
final class Script {

  /** The key of the number by which handlers know which mishap awaits a message. */
  private static final String NUMBER = "number";

  private Script() {}

  /**
   * One message, again the same if asked again with the same uuid and time.
   *
   * @param again whether it has been sent before; FIFO resources must not notice
   */
  static Outgoing message(
      MessageDefaults application, long number, UUID uuid, OffsetDateTime at, boolean again) {
    Flow flow = DemoTopology.flow(number);
    MessageBuilder<?> message =
        flow.kind() == Kind.EVENT
            ? application.event(flow.type())
            : application.command(flow.type());
    message.uuid(uuid).sentAt(at);
    fill(message, flow.type(), number);
    if (flow.isFifo()) {
      message.groupId(Cast.actor(number).toString());
      message.deduplicationId(again ? uuid + "-again" : null);
    }
    return Outgoing.of(message.build()).to(flow.destination());
  }

  private static void fill(MessageBuilder<?> message, String type, long number) {
    switch (type) {
      case "user_created" -> message.data(Map.of(NUMBER, number, "name", "User " + number));
      case "role_granted" ->
          message
              .data(Map.of(NUMBER, number, "role", "editor"))
              .subject(Cast.actor(number))
              .object(Cast.target(number));
      case "order_placed" ->
          message
              .data(Map.of(NUMBER, number, "total", "19.90"))
              .subject(Cast.actor(number))
              .object(Cast.order(number));
      case "invoice_paid" -> message.data(Map.of(NUMBER, number, "amount", "19.90"));
      case "ban_user" ->
          message
              .data(Map.of(NUMBER, number, "reason", "spam"))
              .subject(Cast.actor(number))
              .object(Cast.target(number));
      case "send_receipt" ->
          message.data(Map.of(NUMBER, number, "to", "user" + number + "@example.org"));
      default -> throw new IllegalArgumentException("There is no message " + type);
    }
  }

  /** The number of a message, from its data. */
  static long number(Message message) {
    return message.data(Numbered.class).number();
  }

  /** What handlers read of every message's data. */
  record Numbered(long number) {}
}
