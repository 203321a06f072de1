package dev.cyclonelariat.topology.policy;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON documents as texts. */
public final class JsonText {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private JsonText() {}

  /** Whether two texts mean the same; what is no JSON is compared as it stands. */
  public static boolean same(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    Optional<ObjectNode> tree = tree(one);
    return tree.isPresent() && tree.equals(tree(other));
  }

  /** Whether a text is a JSON object. */
  public static boolean isObject(String text) {
    return tree(text).isPresent();
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Empty if the text is no JSON object. */
  static Optional<ObjectNode> tree(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return Optional.empty();
    }
    try {
      JsonNode tree = MAPPER.readTree(text);
      return tree instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
