package dev.cyclonelariat.foreign;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.MessageCodec;
import java.util.HashMap;
import java.util.Map;

/**
 * What the sender published: the body, or what an SNS notification wraps.
 *
 * @param text what was published
 * @param attributes message attributes of types String and Number, from beside the body and from
 *     the notification
 */
record Published(String text, Map<String, String> attributes) {

  static Published of(Delivery delivery) {
    try {
      Map<String, Object> tree = MessageCodec.decodeTree(delivery.body());
      if ("Notification".equals(tree.get("Type")) && tree.get("Message") instanceof String text) {
        return new Published(text, attributes(tree, delivery));
      }
    } catch (InvalidMessageException e) {
      // No JSON object, so no notification either: the body is all there is.
    }
    return new Published(delivery.body(), delivery.attributes());
  }

  private static Map<String, String> attributes(Map<String, Object> tree, Delivery delivery) {
    Map<String, String> attributes = new HashMap<>();
    if (tree.get("MessageAttributes") instanceof Map<?, ?> wrapped) {
      wrapped.forEach(
          (name, attribute) -> {
            if (attribute instanceof Map<?, ?> fields
                && !"Binary".equals(fields.get("Type"))
                && fields.get("Value") instanceof String value) {
              attributes.put((String) name, value);
            }
          });
    }
    attributes.putAll(delivery.attributes());
    return Map.copyOf(attributes);
  }
}
