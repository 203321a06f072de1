package dev.cyclonelariat.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the value under a parser into the form of {@link Tree}. Of repeated keys the last counts.
 */
final class TreeReader {

  private TreeReader() {}

  /** The parser stands on the first token of the value, and afterwards on its last. */
  static @Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  @SuppressWarnings("NullAway") // JSON null is a value here.
  static Map<String, Object> object(JsonParser parser) {
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      return Map.of();
    }
    Map<String, Object> map = new LinkedHashMap<>();
    do {
      String key = parser.currentName();
      parser.nextToken();
      map.put(key, value(parser));
    } while (parser.nextToken() != JsonToken.END_OBJECT);
    return Collections.unmodifiableMap(map);
  }

  @SuppressWarnings("NullAway") // JSON null is a value here.
  private static List<Object> array(JsonParser parser) {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return Collections.unmodifiableList(items);
  }

  private static Object integer(JsonParser parser) {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      default -> parser.getBigIntegerValue();
    };
  }
}
