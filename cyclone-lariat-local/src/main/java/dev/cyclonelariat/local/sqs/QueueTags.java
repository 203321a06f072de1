package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Struct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** TagQueue, UntagQueue, ListQueueTags. */
final class QueueTags {
  private static final int MAX_TAGS = 50;
  private static final int MAX_KEY = 128;
  private static final int MAX_VALUE = 256;

  private final Queues queues;

  QueueTags(Queues queues) {
    this.queues = queues;
  }

  Struct tag(Call call) {
    LocalQueue queue = queues.of(call);
    Map<String, String> given = call.arguments().stringMap("Tags");
    if (given.isEmpty()) {
      throw SqsErrors.missingParameter("Tags");
    }
    Map<String, String> all = new HashMap<>(queue.tags());
    all.putAll(given);
    queue.tags().putAll(checked(all));
    return new Struct();
  }

  Struct untag(Call call) {
    LocalQueue queue = queues.of(call);
    List<String> keys = call.arguments().strings("TagKeys");
    if (keys.isEmpty()) {
      throw SqsErrors.invalidParameter("Tag keys must be between 1 and 128 characters in length.");
    }
    keys.forEach(queue.tags()::remove);
    return new Struct();
  }

  Struct list(Call call) {
    LocalQueue queue = queues.of(call);
    return new Struct().with("Tags", queue.tags().isEmpty() ? null : Map.copyOf(queue.tags()));
  }

  /** The tags if AWS would take them together. */
  static Map<String, String> checked(Map<String, String> tags) {
    if (tags.size() > MAX_TAGS) {
      throw SqsErrors.invalidParameter("Too many tags added for queue. Maximum is 50.");
    }
    tags.forEach(
        (key, value) -> {
          if (key.isEmpty() || key.length() > MAX_KEY) {
            throw SqsErrors.invalidParameter(
                "Tag keys must be between 1 and 128 characters in length.");
          }
          if (value.length() > MAX_VALUE) {
            throw SqsErrors.invalidParameter(
                "Tag values must be between 0 and 256 characters in length.");
          }
        });
    return tags;
  }
}
