package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Struct;
import dev.cyclonelariat.local.queue.Counts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** GetQueueAttributes and SetQueueAttributes. */
final class AttributeOperations {
  /** Attributes that a queue may lack. */
  private static final Set<String> OPTIONAL =
      Set.of(
          "Policy",
          "RedrivePolicy",
          "RedriveAllowPolicy",
          "KmsMasterKeyId",
          "KmsDataKeyReusePeriodSeconds",
          "FifoQueue",
          "ContentBasedDeduplication",
          "DeduplicationScope",
          "FifoThroughputLimit");

  private final Queues queues;
  private final QueueTraffic traffic;
  private final RedriveRules redriveRules;

  AttributeOperations(Queues queues, QueueTraffic traffic) {
    this.queues = queues;
    this.traffic = traffic;
    this.redriveRules = new RedriveRules(queues);
  }

  Struct set(Call call) {
    LocalQueue queue = queues.of(call);
    Map<String, String> changes = call.arguments().stringMap("Attributes");
    if (changes.isEmpty()) {
      throw SqsErrors.missingParameter("Attribute.Name");
    }
    QueueAttributes changed = queue.attributes().with(changes);
    redriveRules.check(queue.key(), changed, changes);
    traffic.configure(queue, changed);
    return new Struct();
  }

  /** Sets attributes that the queue had before, whatever became of the queues that they name. */
  void restore(QueueKey key, Map<String, String> attributes) {
    LocalQueue queue = queues.find(key);
    if (queue == null) {
      throw SqsErrors.queueDoesNotExist();
    }
    traffic.configure(queue, queue.attributes().with(attributes));
  }

  Struct get(Call call) {
    LocalQueue queue = queues.of(call);
    List<String> wanted = call.arguments().strings("AttributeNames");
    if (wanted.isEmpty()) {
      return new Struct();
    }
    Map<String, String> all = all(queue);
    if (wanted.contains("All")) {
      return new Struct().with("Attributes", all);
    }
    Map<String, String> chosen = new LinkedHashMap<>();
    for (String name : wanted) {
      String value = all.get(name);
      if (value != null) {
        chosen.put(name, value);
      } else if (!OPTIONAL.contains(name)) {
        throw SqsErrors.unknownAttribute(name);
      }
    }
    return chosen.isEmpty() ? new Struct() : new Struct().with("Attributes", chosen);
  }

  private Map<String, String> all(LocalQueue queue) {
    Counts counts = queue.messages().counts(traffic.now());
    Map<String, String> all = new LinkedHashMap<>();
    all.put("QueueArn", queue.arn());
    all.put("ApproximateNumberOfMessages", Integer.toString(counts.available()));
    all.put("ApproximateNumberOfMessagesNotVisible", Integer.toString(counts.inFlight()));
    all.put("ApproximateNumberOfMessagesDelayed", Integer.toString(counts.delayed()));
    all.put("CreatedTimestamp", Long.toString(queue.createdAt() / 1000));
    all.put("LastModifiedTimestamp", Long.toString(queue.modifiedAt() / 1000));
    all.putAll(queue.attributes().all());
    return all;
  }
}
