package dev.cyclonelariat.migration;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.DeadLetters;
import dev.cyclonelariat.topology.Fanout;
import dev.cyclonelariat.topology.FilterScope;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Operations as JSON, for the journal and for checksums: keys in a fixed order, absent when there
 * is nothing to say, so that equal operations give equal text.
 */
public final class OperationJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private OperationJson() {}

  /** One operation as a JSON object. */
  public static String write(Operation operation) {
    return JSON.writeValueAsString(tree(operation));
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws MigrationException if the text was not written here
   */
  public static Operation read(String text) {
    try {
      return operation(JSON.readTree(text));
    } catch (JacksonException e) {
      throw new MigrationException("The journal of migrations holds no JSON: " + text, e);
    }
  }

  private static ObjectNode tree(Operation operation) {
    ObjectNode node = JSON.createObjectNode();
    if (operation instanceof Operation.CreateTopic create) {
      return put(node.put("do", "create_topic"), create.spec());
    } else if (operation instanceof Operation.AlterTopic alter) {
      return put(node.put("do", "alter_topic"), alter.changes());
    } else if (operation instanceof Operation.DeleteTopic delete) {
      return node.put("do", "delete_topic").put("topic", delete.topic().name());
    } else if (operation instanceof Operation.CreateQueue create) {
      return put(node.put("do", "create_queue"), create.spec());
    } else if (operation instanceof Operation.AlterQueue alter) {
      return put(node.put("do", "alter_queue"), alter.changes());
    } else if (operation instanceof Operation.DeleteQueue delete) {
      return node.put("do", "delete_queue").put("queue", delete.queue().name());
    } else if (operation instanceof Operation.RestoreTopic restore) {
      return put(node.put("do", "restore_topic"), restore.former());
    } else if (operation instanceof Operation.RestoreQueue restore) {
      return put(node.put("do", "restore_queue"), restore.former());
    } else if (operation instanceof Operation.Subscribe subscribe) {
      return put(node.put("do", "subscribe"), subscribe.spec());
    } else if (operation instanceof Operation.Unsubscribe unsubscribe) {
      return node.put("do", "unsubscribe")
          .put("topic", unsubscribe.topic().name())
          .put("queue", unsubscribe.queue().name());
    } else if (operation instanceof Operation.FanOut fanOut) {
      return put(node.put("do", "fan_out"), fanOut.fanout());
    }
    return put(node.put("do", "end_fan_out"), ((Operation.EndFanOut) operation).fanout());
  }

  private static ObjectNode put(ObjectNode node, TopicSpec spec) {
    node.put("topic", spec.topic().name());
    put(node, "attributes", spec.attributes());
    put(node, "tags", spec.tags());
    return node;
  }

  private static ObjectNode put(ObjectNode node, QueueSpec spec) {
    node.put("queue", spec.queue().name());
    put(node, "attributes", spec.attributes());
    if (spec.deadLetters() != null) {
      node.putObject("dead_letters")
          .put("queue", spec.deadLetters().queue().name())
          .put("max_receive_count", spec.deadLetters().maxReceiveCount());
    }
    put(node, "tags", spec.tags());
    return node;
  }

  private static ObjectNode put(ObjectNode node, SubscriptionSpec spec) {
    node.put("topic", spec.topic().name()).put("queue", spec.queue().name());
    if (spec.rawDelivery()) {
      node.put("raw", true);
    }
    if (spec.filterPolicy() != null) {
      node.put("filter_policy", spec.filterPolicy());
      node.put("filter_scope", spec.filterScope().attribute());
    }
    if (spec.deadLetters() != null) {
      node.put("dead_letters", spec.deadLetters().name());
    }
    return node;
  }

  private static ObjectNode put(ObjectNode node, Fanout fanout) {
    return node.put("source", fanout.source().name()).put("target", fanout.target().name());
  }

  private static void put(ObjectNode node, String key, SortedMap<String, String> values) {
    if (!values.isEmpty()) {
      ObjectNode child = node.putObject(key);
      values.forEach(child::put);
    }
  }

  private static Operation operation(JsonNode node) {
    String verb = node.path("do").asString("");
    return switch (verb) {
      case "create_topic" -> new Operation.CreateTopic(topicSpec(node));
      case "alter_topic" -> new Operation.AlterTopic(topicSpec(node));
      case "delete_topic" -> new Operation.DeleteTopic(topic(node, "topic"));
      case "create_queue" -> new Operation.CreateQueue(queueSpec(node));
      case "alter_queue" -> new Operation.AlterQueue(queueSpec(node));
      case "delete_queue" -> new Operation.DeleteQueue(queue(node, "queue"));
      case "restore_topic" -> new Operation.RestoreTopic(topicSpec(node));
      case "restore_queue" -> new Operation.RestoreQueue(queueSpec(node));
      case "subscribe" -> new Operation.Subscribe(subscription(node));
      case "unsubscribe" -> new Operation.Unsubscribe(topic(node, "topic"), queue(node, "queue"));
      case "fan_out" -> new Operation.FanOut(fanout(node));
      case "end_fan_out" -> new Operation.EndFanOut(fanout(node));
      default ->
          throw new MigrationException(
              "The journal of migrations holds a step '"
                  + verb
                  + "' that this version does not know: was it written by a newer one?");
    };
  }

  private static TopicSpec topicSpec(JsonNode node) {
    return TopicSpec.of(topic(node, "topic"), map(node, "attributes"), map(node, "tags"));
  }

  private static QueueSpec queueSpec(JsonNode node) {
    JsonNode dead = node.path("dead_letters");
    DeadLetters deadLetters =
        dead.isObject()
            ? new DeadLetters(queue(dead, "queue"), dead.path("max_receive_count").asInt())
            : null;
    return QueueSpec.of(
        queue(node, "queue"), map(node, "attributes"), deadLetters, map(node, "tags"));
  }

  private static SubscriptionSpec subscription(JsonNode node) {
    String filter = text(node, "filter_policy");
    return new SubscriptionSpec(
        topic(node, "topic"),
        queue(node, "queue"),
        node.path("raw").asBoolean(false),
        filter,
        FilterScope.BODY.attribute().equals(text(node, "filter_scope"))
            ? FilterScope.BODY
            : FilterScope.ATTRIBUTES,
        node.has("dead_letters") ? queue(node, "dead_letters") : null);
  }

  private static Fanout fanout(JsonNode node) {
    return new Fanout(topic(node, "source"), topic(node, "target"));
  }

  private static Topic topic(JsonNode node, String key) {
    return Topic.parse(node.path(key).asString(""));
  }

  private static Queue queue(JsonNode node, String key) {
    return Queue.parse(node.path(key).asString(""));
  }

  private static @Nullable String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isString() ? value.stringValue() : null;
  }

  private static Map<String, String> map(JsonNode node, String key) {
    Map<String, String> map = new TreeMap<>();
    node.path(key).properties().forEach(e -> map.put(e.getKey(), e.getValue().asString("")));
    return map;
  }
}
