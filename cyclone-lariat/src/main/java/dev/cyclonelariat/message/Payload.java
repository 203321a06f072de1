package dev.cyclonelariat.message;

import dev.cyclonelariat.LariatException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Payloads as the user's own types: records and beans to trees and back. */
final class Payload {

  /** Loaded on first use, so that trees alone never pay for it. */
  private static final class Lazy {
    static final JsonMapper MAPPER =
        JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
  }

  private Payload() {}

  /**
   * @throws IllegalArgumentException if Jackson cannot turn it into JSON
   */
  static @Nullable Object toTree(Object value) {
    try {
      return Lazy.MAPPER.convertValue(value, Object.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "Cannot turn " + value.getClass().getName() + " into JSON: " + e.getOriginalMessage(), e);
    }
  }

  static <T> T fromTree(Map<String, Object> tree, Class<T> type, String messageType) {
    try {
      return Lazy.MAPPER.convertValue(tree, type);
    } catch (JacksonException e) {
      throw new LariatException(
          "The data of "
              + messageType
              + " does not fit "
              + type.getName()
              + ": "
              + e.getOriginalMessage(),
          e);
    }
  }
}
