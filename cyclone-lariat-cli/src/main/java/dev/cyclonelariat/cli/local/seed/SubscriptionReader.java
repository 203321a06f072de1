package dev.cyclonelariat.cli.local.seed;

import dev.cyclonelariat.cli.yaml.YamlJson;
import dev.cyclonelariat.cli.yaml.YamlValue;
import dev.cyclonelariat.local.topology.Topology;
import dev.cyclonelariat.message.MessageCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a queue's subscription to a topic. */
final class SubscriptionReader {

  private static final String TOPIC = "topic";
  private static final String QUEUE = "queue";
  private static final String RAW = "raw";
  private static final String FILTER_POLICY = "filter-policy";
  private static final String FILTER_POLICY_SCOPE = "filter-policy-scope";
  private static final String DEAD_LETTER_QUEUE = "dead-letter-queue";
  private static final List<String> KEYS =
      List.of(TOPIC, QUEUE, RAW, FILTER_POLICY, FILTER_POLICY_SCOPE, DEAD_LETTER_QUEUE);

  private final QueueNames names;

  SubscriptionReader(QueueNames names) {
    this.names = names;
  }

  Topology.Subscription subscription(YamlValue item) {
    Map<String, YamlValue> members = item.members(KEYS);
    return new Topology.Subscription(
        required(members, TOPIC, item),
        required(members, QUEUE, item),
        attributes(members),
        true,
        null);
  }

  private static String required(Map<String, YamlValue> members, String key, YamlValue item) {
    YamlValue value = members.get(key);
    if (value == null) {
      throw item.problem("has no " + key);
    }
    return value.name();
  }

  private Map<String, String> attributes(Map<String, YamlValue> members) {
    Map<String, String> attributes = new LinkedHashMap<>();
    members.forEach(
        (key, value) -> {
          switch (key) {
            case RAW -> attributes.put("RawMessageDelivery", String.valueOf(value.truth()));
            case FILTER_POLICY -> attributes.put("FilterPolicy", YamlJson.of(value));
            case FILTER_POLICY_SCOPE -> attributes.put("FilterPolicyScope", value.text());
            case DEAD_LETTER_QUEUE -> attributes.put("RedrivePolicy", redrivePolicy(value.name()));
            default -> {} // topic and queue
          }
        });
    return attributes;
  }

  private String redrivePolicy(String queue) {
    return MessageCodec.encodeTree(Map.of("deadLetterTargetArn", names.arn(queue, null, null)));
  }
}
