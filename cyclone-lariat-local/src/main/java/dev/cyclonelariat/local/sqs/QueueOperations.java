package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.protocol.Arguments;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Caller;
import dev.cyclonelariat.local.protocol.Page;
import dev.cyclonelariat.local.protocol.Struct;
import java.util.List;
import java.util.Map;

/** CreateQueue, DeleteQueue, GetQueueUrl, ListQueues, ListDeadLetterSourceQueues, PurgeQueue. */
final class QueueOperations {
  private static final int MAX_RESULTS = 1_000;
  private static final long PURGE_REST = 60_000;

  private final Queues queues;
  private final QueueTraffic traffic;
  private final LongPolls polls;
  private final RedriveRules redriveRules;

  QueueOperations(Queues queues, QueueTraffic traffic, LongPolls polls) {
    this.queues = queues;
    this.traffic = traffic;
    this.polls = polls;
    this.redriveRules = new RedriveRules(queues);
  }

  Struct create(Call call) {
    Arguments arguments = call.arguments();
    String name = arguments.stringOrEmpty("QueueName");
    Map<String, String> given = arguments.stringMap("Attributes");
    QueueKey key = QueueKey.of(call.caller(), name);
    LocalQueue existing = queues.find(key);
    if (existing == null) {
      existing = create(key, given);
      String tags = arguments.has("tags") ? "tags" : "Tags"; // as JSON and as forms spell it
      existing.tags().putAll(QueueTags.checked(arguments.stringMap(tags)));
    } else {
      requireSame(existing, given);
    }
    return new Struct().with("QueueUrl", Queues.urlOf(existing, call.caller()));
  }

  private LocalQueue create(QueueKey key, Map<String, String> given) {
    boolean fifo = isFifo(given);
    QueueNames.check(key.name(), fifo);
    QueueAttributes attributes = QueueAttributes.create(fifo, given);
    redriveRules.check(key, attributes, given);
    long now = traffic.now();
    if (queues.wasDeletedRecently(key, now)) {
      throw SqsErrors.queueDeletedRecently();
    }
    long number = queues.nextNumber();
    LocalQueue queue =
        new LocalQueue(key, number, attributes, traffic.open(key, number, attributes), now);
    queues.add(queue);
    return queue;
  }

  private static boolean isFifo(Map<String, String> given) {
    String value = given.get("FifoQueue");
    if (value != null && !value.equals("true")) {
      throw value.equals("false")
          ? SqsErrors.unknownAttribute("FifoQueue")
          : SqsErrors.invalidAttributeValue("FifoQueue");
    }
    return value != null;
  }

  private static void requireSame(LocalQueue existing, Map<String, String> given) {
    given.forEach(
        (name, value) -> {
          String actual = existing.attributes().get(name);
          if (!value.equals(actual == null ? "" : actual)) {
            throw SqsErrors.queueNameExists(name);
          }
        });
  }

  Struct delete(Call call) {
    LocalQueue queue = queues.of(call);
    queues.remove(queue, traffic.now());
    polls.giveUp(queue);
    return new Struct();
  }

  Struct url(Call call) {
    String name = call.arguments().stringOrEmpty("QueueName");
    String owner = call.arguments().string("QueueOwnerAWSAccountId");
    Caller caller = call.caller();
    LocalQueue queue =
        queues.find(new QueueKey(owner == null ? caller.account() : owner, caller.region(), name));
    if (queue == null) {
      throw SqsErrors.queueDoesNotExist();
    }
    return new Struct().with("QueueUrl", Queues.urlOf(queue, caller));
  }

  Struct list(Call call) {
    String prefix = call.arguments().stringOrEmpty("QueueNamePrefix");
    List<LocalQueue> found =
        queues.of(call.caller()).stream().filter(q -> q.name().startsWith(prefix)).toList();
    return page(call, "QueueUrls", found);
  }

  Struct deadLetterSources(Call call) {
    LocalQueue target = queues.of(call);
    List<LocalQueue> sources =
        queues.of(call.caller()).stream().filter(q -> givesUpTo(q, target)).toList();
    return page(call, "queueUrls", sources);
  }

  /** Whether a queue's dead letters go to another. */
  static boolean givesUpTo(LocalQueue queue, LocalQueue target) {
    RedrivePolicy policy = queue.attributes().redrivePolicy();
    return policy != null && QueueKey.of(policy.deadLetterTarget()).equals(target.key());
  }

  /**
   * Without MaxResults AWS gives at most 1,000 and no token, so that the rest cannot be reached.
   */
  private static Struct page(Call call, String member, List<LocalQueue> found) {
    Integer max = call.arguments().integer("MaxResults");
    if (max != null && (max < 1 || max > MAX_RESULTS)) {
      throw SqsErrors.invalidParameter(
          "MaxResults", max, "Must be between 1 and " + MAX_RESULTS + ", if provided.");
    }
    String token = call.arguments().string("NextToken");
    Page<LocalQueue> page = Page.of(found, max == null ? MAX_RESULTS : max, token);
    if (page == null) {
      throw SqsErrors.invalidParameter(
          "NextToken", String.valueOf(token), "Invalid or expired next token.");
    }
    Page<LocalQueue> shown = max == null ? new Page<>(page.items(), null) : page;
    return shown.struct(member, queue -> Queues.urlOf(queue, call.caller()));
  }

  Struct purge(Call call) {
    LocalQueue queue = queues.of(call);
    long now = traffic.now();
    if (queue.purgedAt() > now - PURGE_REST) {
      throw SqsErrors.purgeInProgress(queue.name());
    }
    queue.purge(now);
    return new Struct();
  }
}
