package dev.cyclonelariat.local.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SQS: {@code Attribute.1.Name} and {@code TagKey.1}, each list and map with a name of its own. */
final class FlattenedDialect implements QueryDialect {

  @Override
  public String namespace() {
    return "http://queue.amazonaws.com/doc/2012-11-05/";
  }

  @Override
  public Arguments arguments(FormNode form) {
    return new Arguments(members(form));
  }

  private static Map<String, Object> members(FormNode node) {
    Map<String, Object> members = new LinkedHashMap<>();
    node.children()
        .forEach(
            (name, child) -> {
              switch (name) {
                case "Attribute", "MessageAttribute", "MessageSystemAttribute" ->
                    members.put(name + "s", entries(child, "Name"));
                case "Tag", "Tags" -> members.put("Tags", entries(child, "Key"));
                case "AttributeName",
                    "MessageAttributeName",
                    "MessageSystemAttributeName",
                    "TagKey",
                    "AWSAccountId" ->
                    members.put(name + "s", items(child));
                case "ActionName" -> members.put("Actions", items(child));
                default ->
                    members.put(
                        name.endsWith("BatchRequestEntry") ? "Entries" : name,
                        name.endsWith("BatchRequestEntry") ? items(child) : value(child));
              }
            });
    return members;
  }

  private static Object value(FormNode node) {
    return node.isLeaf() ? node.text() : members(node);
  }

  private static List<Object> items(FormNode node) {
    List<Object> items = new ArrayList<>();
    if (node.isLeaf()) {
      items.add(node.text());
    }
    node.items().forEach(item -> items.add(value(item)));
    return items;
  }

  private static Map<String, Object> entries(FormNode node, String keyName) {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (FormNode entry : node.items()) {
      FormNode value = entry.child("Value");
      entries.put(entry.text(keyName), value == null ? "" : value(value));
    }
    return entries;
  }

  @Override
  public void writeList(XmlWriter out, String operation, String name, List<?> items) {
    String element =
        switch (name) {
          case "QueueUrls", "queueUrls" -> "QueueUrl";
          case "Messages" -> "Message";
          case "Failed" -> "BatchResultErrorEntry";
          default -> operation + "ResultEntry";
        };
    items.forEach(item -> out.value(operation, element, item));
  }

  @Override
  public void writeMap(XmlWriter out, String operation, String name, Map<?, ?> entries) {
    String element = name.substring(0, name.length() - 1);
    String keyName = name.equals("Tags") ? "Key" : "Name";
    entries.forEach(
        (key, value) -> {
          out.open(element).text(keyName, String.valueOf(key));
          out.value(operation, "Value", value);
          out.close(element);
        });
  }
}
