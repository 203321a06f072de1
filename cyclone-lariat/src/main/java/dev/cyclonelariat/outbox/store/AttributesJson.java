package dev.cyclonelariat.outbox.store;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.publish.MessageAttribute;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Message attributes as a column: {@code {"traceparent":{"type":"String","value":"00-0a…"}}}. */
public final class AttributesJson {

  private AttributesJson() {}

  /** The column's text; null when there are none. */
  public static @Nullable String write(Map<String, MessageAttribute> attributes) {
    if (attributes.isEmpty()) {
      return null;
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    attributes.forEach(
        (name, value) -> tree.put(name, Map.of("type", value.dataType(), "value", value.value())));
    return MessageCodec.encodeTree(tree);
  }

  /** What the column says; null if that is no attributes. */
  public static @Nullable Map<String, MessageAttribute> read(@Nullable String json) {
    if (json == null || json.equals("null")) {
      return Map.of();
    }
    try {
      return attributes(json);
    } catch (LariatException | IllegalArgumentException e) {
      return null;
    }
  }

  private static Map<String, MessageAttribute> attributes(String json) {
    Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
    MessageCodec.decodeTree(json)
        .forEach(
            (name, value) -> {
              if (value instanceof Map<?, ?> attribute) {
                attributes.put(
                    name,
                    new MessageAttribute(
                        String.valueOf(attribute.get("type")),
                        String.valueOf(attribute.get("value"))));
              }
            });
    return attributes;
  }
}
