package dev.cyclonelariat.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Message attributes as either SDK client wants them. */
final class SdkAttributes {

  private SdkAttributes() {}

  static <V> @Nullable Map<String, V> map(
      Sendable message, Function<MessageAttribute, V> attribute) {
    if (message.attributes().isEmpty()) {
      return null;
    }
    Map<String, V> mapped = new LinkedHashMap<>();
    message.attributes().forEach((name, value) -> mapped.put(name, attribute.apply(value)));
    return mapped;
  }
}
