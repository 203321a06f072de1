package dev.cyclonelariat.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * The JSON that SNS wraps around a message on its way to a queue, unless the subscription delivers
 * raw (AWS: "HTTP/HTTPS notification JSON format", the same for queues).
 *
 * @param message the body that was published; null when the notification holds none
 * @param topicArn the topic it was published to; null when the notification does not say
 * @param attributes the message attributes of types String and Number, by name
 */
record Notification(
    @Nullable String message, @Nullable String topicArn, Map<String, String> attributes) {

  /** Collects a notification while its keys are read, in whatever order they come. */
  static final class Draft {

    private boolean isNotification;
    private @Nullable String message;
    private @Nullable String topicArn;
    private @Nullable Object attributes;

    /** Takes the value under the parser if the key is one of a notification's. */
    boolean read(String key, JsonParser parser) {
      switch (key) {
        case "Type" -> isNotification = "Notification".equals(string(parser));
        case "Message" -> message = string(parser);
        case "TopicArn" -> topicArn = string(parser);
        case "MessageAttributes" -> attributes = TreeReader.value(parser);
        default -> {
          return false;
        }
      }
      return true;
    }

    @Nullable Notification finish() {
      return isNotification ? new Notification(message, topicArn, textAttributes()) : null;
    }

    private static @Nullable String string(JsonParser parser) {
      return TreeReader.value(parser) instanceof String text ? text : null;
    }

    private Map<String, String> textAttributes() {
      if (!(attributes instanceof Map<?, ?> map) || map.isEmpty()) {
        return Map.of();
      }
      Map<String, String> texts = new LinkedHashMap<>();
      map.forEach(
          (name, attribute) -> {
            if (attribute instanceof Map<?, ?> fields
                && !"Binary".equals(fields.get("Type"))
                && fields.get("Value") instanceof String value) {
              texts.put((String) name, value);
            }
          });
      return Collections.unmodifiableMap(texts);
    }
  }
}
