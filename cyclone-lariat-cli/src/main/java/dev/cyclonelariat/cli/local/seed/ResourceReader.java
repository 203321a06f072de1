package dev.cyclonelariat.cli.local.seed;

import dev.cyclonelariat.cli.yaml.YamlJson;
import dev.cyclonelariat.cli.yaml.YamlValue;
import dev.cyclonelariat.local.topology.Topology;
import dev.cyclonelariat.message.MessageCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a topic or a queue: its name alone, or a mapping. */
final class ResourceReader {

  private static final String NAME = "name";
  private static final String ATTRIBUTES = "attributes";
  private static final String TAGS = "tags";
  private static final String ACCOUNT = "account";
  private static final String REGION = "region";
  private static final String DEAD_LETTER_QUEUE = "dead-letter-queue";
  private static final String MAX_RECEIVE_COUNT = "max-receive-count";
  private static final String REDRIVE_POLICY = "RedrivePolicy";
  private static final List<String> TOPIC_KEYS = List.of(NAME, ATTRIBUTES, TAGS, ACCOUNT, REGION);
  private static final List<String> QUEUE_KEYS =
      List.of(NAME, ATTRIBUTES, TAGS, DEAD_LETTER_QUEUE, MAX_RECEIVE_COUNT, ACCOUNT, REGION);

  private final QueueNames names;

  ResourceReader(QueueNames names) {
    this.names = names;
  }

  Topology.Resource topic(YamlValue item) {
    return item.isMapping()
        ? resource(item.members(TOPIC_KEYS), item)
        : Topology.Resource.of(item.name());
  }

  Topology.Resource queue(YamlValue item) {
    if (!item.isMapping()) {
      return Topology.Resource.of(item.name());
    }
    Map<String, YamlValue> members = item.members(QUEUE_KEYS);
    Topology.Resource queue = resource(members, item);
    YamlValue target = members.get(DEAD_LETTER_QUEUE);
    YamlValue count = members.get(MAX_RECEIVE_COUNT);
    if (target == null && count == null) {
      return queue;
    } else if (target == null || count == null) {
      throw item.problem(DEAD_LETTER_QUEUE + " and " + MAX_RECEIVE_COUNT + " need each other");
    }
    Map<String, String> attributes = new LinkedHashMap<>(queue.attributes());
    if (attributes.containsKey(REDRIVE_POLICY)) {
      throw target.problem("says the same as " + REDRIVE_POLICY + "; leave one out");
    }
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("deadLetterTargetArn", names.arn(target.name(), queue.account(), queue.region()));
    policy.put("maxReceiveCount", count.number());
    attributes.put(REDRIVE_POLICY, MessageCodec.encodeTree(policy));
    return new Topology.Resource(
        queue.account(), queue.region(), queue.name(), attributes, queue.tags());
  }

  private static Topology.Resource resource(Map<String, YamlValue> members, YamlValue item) {
    YamlValue name = members.get(NAME);
    if (name == null) {
      throw item.problem("has no " + NAME);
    }
    Map<String, YamlValue> attributes = mapping(members.get(ATTRIBUTES));
    attributes.forEach((key, value) -> FifoRules.check(name, key, value));
    return new Topology.Resource(
        account(members.get(ACCOUNT)),
        name(members.get(REGION)),
        name.name(),
        texts(attributes),
        texts(mapping(members.get(TAGS))));
  }

  private static Map<String, YamlValue> mapping(@Nullable YamlValue value) {
    return value == null || value.isNull() ? Map.of() : value.members();
  }

  private static Map<String, String> texts(Map<String, YamlValue> values) {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((key, value) -> texts.put(key, YamlJson.of(value)));
    return texts;
  }

  private static @Nullable String name(@Nullable YamlValue value) {
    return value == null ? null : value.name();
  }

  private static @Nullable String account(@Nullable YamlValue value) {
    if (value == null) {
      return null;
    }
    if (!value.text().matches("[0-9]{12}")) {
      throw value.problem("'" + value.text() + "' is no account: it must have 12 digits");
    }
    return value.text();
  }
}
