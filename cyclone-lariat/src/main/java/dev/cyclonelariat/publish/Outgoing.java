package dev.cyclonelariat.publish;

import dev.cyclonelariat.message.Message;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message with all that publishing needs to know of it.
 *
 * @param message the message
 * @param destination where it goes
 * @param attributes message attributes by name, beside the body; unmodifiable
 * @param validated whether the message is checked against its schema before it is sent
 */
public record Outgoing(
    Message message,
    Destination destination,
    Map<String, MessageAttribute> attributes,
    boolean validated) {

  /** The attribute that carries W3C trace context. */
  public static final String TRACEPARENT = "traceparent";

  /** Copies the attributes. */
  public Outgoing {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** A message for the topic that its kind and type name. */
  public static Outgoing of(Message message) {
    return new Outgoing(message, Destination.topic(), Map.of(), true);
  }

  /** The same for another destination. */
  public Outgoing to(Destination destination) {
    return new Outgoing(message, destination, attributes, validated);
  }

  /** The same with one more message attribute. */
  public Outgoing attribute(String name, MessageAttribute value) {
    Map<String, MessageAttribute> more = new LinkedHashMap<>(attributes);
    more.put(name, value);
    return new Outgoing(message, destination, more, validated);
  }

  /** The same with one more message attribute, a text. */
  public Outgoing attribute(String name, String value) {
    return attribute(name, MessageAttribute.text(value));
  }

  /**
   * The same with W3C trace context, carried as the message attribute {@code traceparent}.
   *
   * @param traceparent such as {@code 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01}
   */
  public Outgoing traceparent(String traceparent) {
    return attribute(TRACEPARENT, traceparent);
  }

  /** The same, sent even if it breaks its schema. */
  public Outgoing withoutValidation() {
    return new Outgoing(message, destination, attributes, false);
  }
}
