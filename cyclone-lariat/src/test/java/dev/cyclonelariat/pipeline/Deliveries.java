package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.message.Command;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import java.util.Map;
import java.util.UUID;

/** Deliveries as a host hands them over. */
public final class Deliveries {

  private Deliveries() {}

  /** Of an event with this number as payload. */
  public static Delivery event(String type, int number) {
    return of(Event.builder(type).publisher("users").data(Map.of("number", number)).build());
  }

  public static Delivery event(String type) {
    return event(type, 0);
  }

  public static Delivery command(String type) {
    return of(Command.builder(type).publisher("users").build());
  }

  public static Delivery of(Message message) {
    return Delivery.of("mails", "id-" + message.uuid(), MessageCodec.encode(message));
  }

  public static Delivery body(String body) {
    return Delivery.of("mails", "id-" + UUID.randomUUID(), body);
  }

  /** The same on a FIFO queue, in one of its groups. */
  public static Delivery inGroup(String group, Delivery delivery) {
    return new Delivery("mails.fifo", delivery.messageId(), delivery.body(), Map.of(), 1, group);
  }

  /** The payload of {@link #event(String, int)}. */
  public static int number(Message message) {
    return ((Long) message.data().get("number")).intValue();
  }
}
