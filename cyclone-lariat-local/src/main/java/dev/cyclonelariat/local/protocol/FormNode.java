package dev.cyclonelariat.local.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A form as the tree its dotted names spell: {@code Tags.member.1.Key=a} is four levels deep.
 * Numbers among the names of one level sort by value.
 */
final class FormNode {
  private static final int MAX_PARAMETERS = 2_000;
  private static final int MAX_DEPTH = 10;

  private final Map<String, FormNode> children = new LinkedHashMap<>();
  private @Nullable String value;

  /**
   * @param form {@code application/x-www-form-urlencoded}
   */
  static FormNode parse(String form) {
    FormNode root = new FormNode();
    int parameters = 0;
    for (int from = 0; from < form.length(); ) {
      int end = form.indexOf('&', from);
      end = end < 0 ? form.length() : end;
      if (end > from) {
        if (++parameters > MAX_PARAMETERS) {
          throw AwsError.serialization("The request has too many parameters.");
        }
        root.add(form.substring(from, end));
      }
      from = end + 1;
    }
    return root;
  }

  private void add(String pair) {
    int equals = pair.indexOf('=');
    String name = decode(equals < 0 ? pair : pair.substring(0, equals));
    FormNode node = this;
    int depth = 0;
    for (int from = 0; from <= name.length(); ) {
      if (++depth > MAX_DEPTH) {
        throw AwsError.serialization("A parameter's name has too many parts.");
      }
      int dot = name.indexOf('.', from);
      int end = dot < 0 ? name.length() : dot;
      node = node.children.computeIfAbsent(name.substring(from, end), unused -> new FormNode());
      from = end + 1;
    }
    node.value = equals < 0 ? "" : decode(pair.substring(equals + 1));
  }

  private static String decode(String encoded) {
    if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0) {
      return encoded;
    }
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw AwsError.serialization("The request is not correctly form-encoded.");
    }
  }

  /** The children of a list, whose names are numbers, in the order of the numbers. */
  Collection<FormNode> items() {
    TreeMap<Integer, FormNode> sorted = new TreeMap<>();
    children.forEach(
        (name, child) -> {
          if (isNumber(name)) {
            sorted.put(Integer.parseInt(name), child);
          }
        });
    return sorted.values();
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() < 10
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  boolean isLeaf() {
    return children.isEmpty();
  }

  Map<String, FormNode> children() {
    return children;
  }

  @Nullable FormNode child(String name) {
    return children.get(name);
  }

  /** The value of a name that had no dots, empty without one. */
  String text(String name) {
    FormNode child = children.get(name);
    return child == null || child.value == null ? "" : child.value;
  }

  String text() {
    return value == null ? "" : value;
  }
}
