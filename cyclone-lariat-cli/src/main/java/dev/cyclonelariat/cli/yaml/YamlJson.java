package dev.cyclonelariat.cli.yaml;

import dev.cyclonelariat.message.MessageCodec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Writes policies, which AWS takes as JSON text, from YAML. */
public final class YamlJson {

  /** More than any policy needs; ends mappings that contain themselves by an alias. */
  private static final int DEEPEST = 10;

  private YamlJson() {}

  /** A mapping as a JSON object; a text is taken as it is. */
  public static String of(YamlValue value) {
    return value.isMapping() ? MessageCodec.encodeTree(object(value, 1)) : value.text();
  }

  private static Map<String, @Nullable Object> object(YamlValue mapping, int depth) {
    if (depth > DEEPEST) {
      throw mapping.problem("is nested more than " + DEEPEST + " levels deep");
    }
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    mapping.members().forEach((name, value) -> members.put(name, any(value, depth + 1)));
    return members;
  }

  private static @Nullable Object any(YamlValue value, int depth) {
    if (value.isMapping()) {
      return object(value, depth);
    } else if (value.node() instanceof SequenceNode) {
      return list(value, depth);
    } else if (value.isNull()) {
      return null;
    }
    Tag tag = value.node().getTag();
    if (tag.equals(Tag.BOOL)) {
      return value.truth();
    } else if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(value);
    }
    return value.text();
  }

  private static List<@Nullable Object> list(YamlValue value, int depth) {
    if (depth > DEEPEST) {
      throw value.problem("is nested more than " + DEEPEST + " levels deep");
    }
    List<@Nullable Object> items = new ArrayList<>();
    value.items().forEach(item -> items.add(any(item, depth + 1)));
    return items;
  }

  private static BigDecimal number(YamlValue value) {
    try {
      return new BigDecimal(value.text());
    } catch (NumberFormatException e) {
      throw value.place().problem(value.text() + " is no number that JSON has", e);
    }
  }
}
