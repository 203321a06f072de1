package dev.cyclonelariat.cli.yaml;

import dev.cyclonelariat.LariatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a YAML file that knows where it stands; what is wrong with it is told with that.
 *
 * @param node as it was parsed
 * @param place where it stands
 */
public record YamlValue(Node node, Place place) {

  static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  /** Whether nothing is written there. */
  public boolean isNull() {
    return node.getTag().equals(Tag.NULL);
  }

  /** Whether it has members. */
  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** The members of a mapping by key. */
  public Map<String, YamlValue> members() {
    if (!(node instanceof MappingNode mapping)) {
      throw problem("must be a mapping (key: value)");
    }
    Map<String, YamlValue> members = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      String name = new YamlValue(key, place.member(line(key), "key")).text();
      Node value = tuple.getValueNode();
      Place where = place.member(line(key), name);
      if (members.put(name, new YamlValue(value, where)) != null) {
        throw where.problem("is there twice");
      }
    }
    return members;
  }

  /** The members of a mapping that has no other keys than these. */
  public Map<String, YamlValue> members(List<String> known) {
    Map<String, YamlValue> members = members();
    for (Map.Entry<String, YamlValue> member : members.entrySet()) {
      if (!known.contains(member.getKey())) {
        throw member.getValue().problem("unknown key; known are " + String.join(", ", known));
      }
    }
    return members;
  }

  /** The items of a list; nothing at all is an empty one. */
  public List<YamlValue> items() {
    if (isNull()) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      throw problem("must be a list (lines that begin with a dash)");
    }
    List<YamlValue> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new YamlValue(item, place.item(line(item), items.size())));
    }
    return items;
  }

  /** A text, number or truth value as it is written. */
  public String text() {
    if (!(node instanceof ScalarNode scalar) || isNull()) {
      throw problem("must be a text" + (isNull() ? ", not empty" : ""));
    }
    return scalar.getValue();
  }

  /** A text that is not empty. */
  public String name() {
    String name = text();
    if (name.isBlank()) {
      throw problem("must not be empty");
    }
    return name;
  }

  /** A truth value. */
  public boolean truth() {
    if (!(node instanceof ScalarNode scalar) || !scalar.getTag().equals(Tag.BOOL)) {
      throw problem("must be true or false");
    }
    return scalar.getValue().equals("true");
  }

  /** A whole number. */
  public int number() {
    try {
      return Integer.parseInt(text());
    } catch (NumberFormatException e) {
      throw place.problem("must be a whole number", e);
    }
  }

  /** What is wrong with it. */
  public LariatException problem(String text) {
    return place.problem(text);
  }
}
