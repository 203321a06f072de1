package dev.cyclonelariat.topology;

import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.topology.policy.JsonText;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The attributes that AWS takes, checked before anything is asked of it.
 *
 * @param numbers attributes that are whole numbers
 * @param words attributes that are one of some words
 * @param texts attributes of any text
 * @param fifoOnly attributes that only FIFO resources have
 * @param defaults what AWS sets when nothing is asked; empty for nothing. Attributes are missing
 *     whose default has changed over the years, or differs between accounts
 * @param today what AWS sets in these years where the default has changed
 */
record AttributeRules(
    Map<String, Range> numbers,
    Map<String, Set<String>> words,
    Set<String> texts,
    Set<String> fifoOnly,
    Map<String, String> defaults,
    Map<String, String> today) {

  private static final Set<String> BOOLEAN = Set.of("true", "false");

  /** As the reference of SQS's CreateQueue lists them. */
  static final AttributeRules QUEUE =
      new AttributeRules(
          Map.of(
              "DelaySeconds", new Range(0, 900),
              "KmsDataKeyReusePeriodSeconds", new Range(60, 86_400),
              "MaximumMessageSize", new Range(1_024, 1_048_576),
              "MessageRetentionPeriod", new Range(60, 1_209_600),
              "ReceiveMessageWaitTimeSeconds", new Range(0, 20),
              "VisibilityTimeout", new Range(0, 43_200)),
          Map.of(
              "FifoQueue", Set.of("true"),
              "ContentBasedDeduplication", BOOLEAN,
              "SqsManagedSseEnabled", BOOLEAN,
              "DeduplicationScope", Set.of("queue", "messageGroup"),
              "FifoThroughputLimit", Set.of("perQueue", "perMessageGroupId")),
          Set.of("KmsMasterKeyId", "RedriveAllowPolicy"),
          Set.of(
              "FifoQueue",
              "ContentBasedDeduplication",
              "DeduplicationScope",
              "FifoThroughputLimit"),
          Map.of(
              "DelaySeconds", "0",
              "KmsDataKeyReusePeriodSeconds", "300",
              "KmsMasterKeyId", "",
              "MessageRetentionPeriod", "345600",
              "ReceiveMessageWaitTimeSeconds", "0",
              "RedriveAllowPolicy", "",
              "VisibilityTimeout", "30",
              "ContentBasedDeduplication", "false",
              "DeduplicationScope", "queue",
              "FifoThroughputLimit", "perQueue"),
          Map.of("MaximumMessageSize", "1048576", "SqsManagedSseEnabled", "true"));

  /** As the reference of SNS's CreateTopic lists them. */
  static final AttributeRules TOPIC =
      new AttributeRules(
          Map.of("MaximumMessageSize", new Range(1_024, 1_048_576)),
          Map.of(
              "FifoTopic", Set.of("true"),
              "ContentBasedDeduplication", BOOLEAN,
              "FifoThroughputScope", Set.of("Topic", "MessageGroup")),
          Set.of("DisplayName", "KmsMasterKeyId", "TracingConfig", "ArchivePolicy"),
          Set.of("FifoTopic", "ContentBasedDeduplication", "FifoThroughputScope", "ArchivePolicy"),
          Map.of(
              "MaximumMessageSize", "262144",
              "ContentBasedDeduplication", "false",
              "DisplayName", "",
              "KmsMasterKeyId", "",
              "ArchivePolicy", ""),
          Map.of("TracingConfig", "PassThrough", "FifoThroughputScope", "Topic"));

  AttributeRules {
    numbers = Map.copyOf(numbers);
    words = Map.copyOf(words);
    texts = Set.copyOf(texts);
    fifoOnly = Set.copyOf(fifoOnly);
    defaults = Map.copyOf(defaults);
    today = Map.copyOf(today);
  }

  /**
   * @throws TopologyException naming the resource and the attribute that AWS would refuse
   */
  void check(Resource resource, Map<String, String> attributes) {
    attributes.forEach((name, value) -> check(resource, name, value));
  }

  /** Of all the attributes of a live resource, those that can be set and hold something. */
  Map<String, String> settable(Resource resource, Map<String, String> all) {
    Map<String, String> settable = new TreeMap<>(all);
    settable
        .entrySet()
        .removeIf(
            attribute ->
                attribute.getValue().isEmpty()
                    || !isSettable(resource, attribute.getKey(), attribute.getValue()));
    return settable;
  }

  private boolean isSettable(Resource resource, String name, String value) {
    try {
      check(resource, name, value);
      return true;
    } catch (TopologyException e) {
      return false;
    }
  }

  /**
   * What to set so that a live resource becomes as asked: attributes that are not asked for get
   * their default.
   */
  SortedMap<String, String> changes(Map<String, String> asked, Map<String, String> live) {
    SortedMap<String, String> wanted = new TreeMap<>(asked);
    live.keySet().stream()
        .filter(defaults::containsKey)
        .forEach(name -> wanted.putIfAbsent(name, defaults.get(name)));
    wanted
        .entrySet()
        .removeIf(
            want ->
                JsonText.same(
                    want.getValue(),
                    live.getOrDefault(want.getKey(), defaults.getOrDefault(want.getKey(), ""))));
    return wanted;
  }

  /** Those attributes that a resource does not have when it is created with nothing asked. */
  Map<String, String> special(Map<String, String> attributes) {
    Map<String, String> special = new TreeMap<>(attributes);
    special.entrySet().removeAll(defaults.entrySet());
    special.entrySet().removeAll(today.entrySet());
    if (special.containsKey("KmsMasterKeyId")) {
      // One kind of encryption excludes the other.
      special.remove("SqsManagedSseEnabled");
    }
    return special;
  }

  private void check(Resource resource, String name, String value) {
    if (fifoOnly.contains(name) && !resource.isFifo()) {
      throw new TopologyException(resource + ": only FIFO resources have the attribute " + name);
    } else if (numbers.containsKey(name)) {
      require(numbers.get(name).takes(value), resource, name, value, numbers.get(name).toString());
    } else if (words.containsKey(name)) {
      require(
          words.get(name).contains(value),
          resource,
          name,
          value,
          String.join(" or ", words.get(name).stream().sorted().toList()));
    } else if (!texts.contains(name)) {
      throw new TopologyException(
          resource
              + ": it can be given no attribute "
              + name
              + "; AWS knows none, or sets it itself");
    }
  }

  private static void require(
      boolean fits, Resource resource, String name, String value, String allowed) {
    if (!fits) {
      throw new TopologyException(
          resource + ": " + name + " must be " + allowed + ", not '" + value + "'");
    }
  }
}
