package dev.cyclonelariat.cli.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Topics and queues with what may be done with them.
 *
 * @param topicActions what may be done with topics
 * @param topics their names, patterns among them
 * @param queueActions what may be done with queues
 * @param queues their names, patterns among them
 * @param keyActions what that takes where they are encrypted
 * @param keys the KMS keys, as attributes name them
 */
record Permitted(
    List<String> topicActions,
    List<String> topics,
    List<String> queueActions,
    List<String> queues,
    List<String> keyActions,
    Set<String> keys) {

  private static final String AWS_MANAGED = "alias/aws/";
  private static final String ALIAS = "alias/";

  Permitted {
    topicActions = List.copyOf(topicActions);
    topics = List.copyOf(topics);
    queueActions = List.copyOf(queueActions);
    queues = List.copyOf(queues);
    keyActions = List.copyOf(keyActions);
    keys = new TreeSet<>(keys);
  }

  boolean isEmpty() {
    return topics.isEmpty() && queues.isEmpty();
  }

  PolicyDocument document(Arns arns) {
    List<String> keyArns = new ArrayList<>();
    List<String> aliases = new ArrayList<>();
    for (String key : keys) {
      if (key.startsWith("arn:")) {
        keyArns.add(key);
      } else if (key.startsWith(ALIAS)) {
        if (!key.startsWith(AWS_MANAGED)) {
          aliases.add(key);
        }
      } else {
        keyArns.add(arns.key(key));
      }
    }
    return new PolicyDocument()
        .allow("LariatTopics", topicActions, topics.stream().map(arns::topic).toList())
        .allow("LariatQueues", queueActions, queues.stream().map(arns::queue).toList())
        .allow("LariatKeys", keyActions, keyArns)
        .allow(
            "LariatKeyAliases",
            keyActions,
            aliases.isEmpty() ? List.of() : List.of(arns.key("*")),
            Map.of("ForAnyValue:StringEquals", Map.of("kms:ResourceAliases", aliases)));
  }
}
