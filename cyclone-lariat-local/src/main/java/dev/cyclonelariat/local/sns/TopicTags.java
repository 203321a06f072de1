package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.protocol.Arguments;
import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Struct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** TagResource, UntagResource, ListTagsForResource. */
final class TopicTags {
  private static final int MAX_TAGS = 50;

  private final Topics topics;

  TopicTags(Topics topics) {
    this.topics = topics;
  }

  Struct tag(Call call) {
    Topic topic = topic(call);
    Map<String, String> all = new TreeMap<>(topic.tags());
    all.putAll(read(call.arguments().structs("Tags")));
    if (all.size() > MAX_TAGS) {
      throw SnsErrors.tagLimitExceeded();
    }
    topic.tags().putAll(all);
    return new Struct();
  }

  Struct untag(Call call) {
    Topic topic = topic(call);
    call.arguments().strings("TagKeys").forEach(topic.tags()::remove);
    return new Struct();
  }

  Struct list(Call call) {
    List<Struct> tags = new ArrayList<>();
    topic(call)
        .tags()
        .forEach((key, value) -> tags.add(new Struct().with("Key", key).with("Value", value)));
    return new Struct().with("Tags", tags);
  }

  private Topic topic(Call call) {
    Arn arn = Arn.parse(call.arguments().stringOrEmpty("ResourceArn"));
    if (arn == null) {
      throw SnsErrors.invalid("ResourceArn");
    }
    Topic topic = topics.find(arn);
    if (topic == null) {
      throw SnsErrors.resourceNotFound();
    }
    return topic;
  }

  /** The tags of a request if SNS would take them. */
  static Map<String, String> read(List<Arguments> given) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (Arguments tag : given) {
      String key = tag.stringOrEmpty("Key");
      if (key.isEmpty() || key.length() > 128) {
        throw SnsErrors.invalid("Tag keys must be between 1 and 128 characters in length");
      }
      if (tags.put(key, tag.stringOrEmpty("Value")) != null) {
        throw SnsErrors.invalid("Duplicated keys are not allowed.");
      }
    }
    if (tags.size() > MAX_TAGS) {
      throw SnsErrors.tagLimitExceeded();
    }
    return tags;
  }
}
