package dev.cyclonelariat.local.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SNS: {@code Tags.member.1.Key} and {@code Attributes.entry.1.key}. */
final class MemberDialect implements QueryDialect {

  @Override
  public String namespace() {
    return "http://sns.amazonaws.com/doc/2010-03-31/";
  }

  @Override
  public Arguments arguments(FormNode form) {
    return new Arguments(members(form));
  }

  private static Map<String, Object> members(FormNode node) {
    Map<String, Object> members = new LinkedHashMap<>();
    node.children().forEach((name, child) -> members.put(name, value(child)));
    return members;
  }

  private static Object value(FormNode node) {
    if (node.isLeaf()) {
      return node.text();
    }
    FormNode list = node.child("member");
    if (list != null) {
      List<Object> items = new ArrayList<>();
      list.items().forEach(item -> items.add(value(item)));
      return items;
    }
    FormNode map = node.child("entry");
    return map == null ? members(node) : entries(map);
  }

  private static Map<String, Object> entries(FormNode map) {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (FormNode entry : map.items()) {
      boolean lower = entry.child("key") != null;
      FormNode value = entry.child(lower ? "value" : "Value");
      entries.put(entry.text(lower ? "key" : "Name"), value == null ? "" : value(value));
    }
    return entries;
  }

  @Override
  public void writeList(XmlWriter out, String operation, String name, List<?> items) {
    out.open(name);
    items.forEach(item -> out.value(operation, "member", item));
    out.close(name);
  }

  @Override
  public void writeMap(XmlWriter out, String operation, String name, Map<?, ?> entries) {
    out.open(name);
    entries.forEach(
        (key, value) -> {
          out.open("entry").text("key", String.valueOf(key));
          out.value(operation, "value", value);
          out.close("entry");
        });
    out.close(name);
  }
}
