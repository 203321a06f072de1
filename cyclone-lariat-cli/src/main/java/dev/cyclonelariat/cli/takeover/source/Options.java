package dev.cyclonelariat.cli.takeover.source;

import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.topology.FilterScope;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What topics, queues and subscriptions are like, in the words of a migration. */
final class Options {

  private static final Map<String, String> SPANS =
      Map.of(
          "VisibilityTimeout", "visibilityTimeout",
          "MessageRetentionPeriod", "retention",
          "DelaySeconds", "delay");

  /** More than so many seconds are said in minutes, hours or days, or by the attribute. */
  private static final long MOST_SECONDS = 999_999;

  private static final int MINUTE = 60;

  private final Map<String, String> left;
  private final List<Option> said = new ArrayList<>();

  private Options(Map<String, String> attributes) {
    left = new TreeMap<>(attributes);
    left.remove("FifoTopic");
    left.remove("FifoQueue");
    if (has("ContentBasedDeduplication", "true")) {
      say(new Option.Flag("contentBasedDeduplication"), "ContentBasedDeduplication");
    }
  }

  static List<Option> of(TopicSpec spec) {
    Options options = new Options(spec.attributes());
    if (options.has("FifoThroughputScope", "MessageGroup")) {
      options.say(new Option.Flag("highThroughput"), "FifoThroughputScope");
    }
    String size = options.left.get("MaximumMessageSize");
    if (size != null) {
      options.say(
          new Option.Whole("maximumMessageSize", Integer.parseInt(size)), "MaximumMessageSize");
    }
    options.sayRest(spec.tags());
    return options.said;
  }

  static List<Option> of(QueueSpec spec, Naming naming) {
    Options options = new Options(spec.attributes());
    if (options.has("DeduplicationScope", "messageGroup")
        && options.has("FifoThroughputLimit", "perMessageGroupId")) {
      options.say(new Option.Flag("highThroughput"), "DeduplicationScope", "FifoThroughputLimit");
    }
    new TreeMap<>(options.left).forEach(options::saySpan);
    options.sayRest(Map.of());
    if (spec.deadLetters() != null) {
      options.said.add(
          new Option.DeadLetters(
              Wording.of(spec.deadLetters().queue(), naming),
              spec.deadLetters().maxReceiveCount()));
    }
    options.sayTags(spec.tags());
    return options.said;
  }

  static List<Option> of(SubscriptionSpec spec, Naming naming) {
    List<Option> options = new ArrayList<>();
    if (spec.rawDelivery()) {
      options.add(new Option.Flag("raw"));
    }
    if (spec.filterPolicy() != null) {
      String name = spec.filterScope() == FilterScope.BODY ? "filterBody" : "filterAttributes";
      options.add(new Option.Json(name, spec.filterPolicy()));
    }
    if (spec.deadLetters() != null) {
      options.add(new Option.Undelivered(Wording.of(spec.deadLetters(), naming)));
    }
    return options;
  }

  private boolean has(String attribute, String value) {
    return value.equals(left.get(attribute));
  }

  private void say(Option option, String... attributes) {
    said.add(option);
    left.keySet().removeAll(List.of(attributes));
  }

  private void saySpan(String attribute, String value) {
    String name = SPANS.get(attribute);
    if (name != null && isSayable(Long.parseLong(value))) {
      say(new Option.Span(name, Duration.ofSeconds(Long.parseLong(value))), attribute);
    }
  }

  private static boolean isSayable(long seconds) {
    return seconds <= MOST_SECONDS || seconds % MINUTE == 0;
  }

  private void sayRest(Map<String, String> tags) {
    @Nullable String key = left.remove("KmsMasterKeyId");
    if (key != null) {
      said.add(new Option.Text("kmsKey", key));
    }
    left.forEach((name, value) -> said.add(new Option.Entry("attribute", name, value)));
    sayTags(tags);
  }

  private void sayTags(Map<String, String> tags) {
    tags.forEach((key, value) -> said.add(new Option.Entry("tag", key, value)));
  }
}
