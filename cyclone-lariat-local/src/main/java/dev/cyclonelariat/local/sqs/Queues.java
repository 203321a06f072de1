package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Caller;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The queues of all accounts and regions. Guarded by the broker's lock. */
public final class Queues {
  private static final long NAME_REST = 60_000;

  private final boolean namesRest;
  private final Map<QueueKey, LocalQueue> queues = new HashMap<>();
  private final Map<QueueKey, Long> deletedAt = new HashMap<>();
  private long created;

  /**
   * @param namesRest whether a deleted queue's name is refused for 60 seconds, as on AWS
   */
  public Queues(boolean namesRest) {
    this.namesRest = namesRest;
  }

  long nextNumber() {
    return ++created;
  }

  /** Forgets all queues, also the names of deleted ones. */
  public void clear() {
    queues.clear();
    deletedAt.clear();
  }

  void add(LocalQueue queue) {
    queues.put(queue.key(), queue);
  }

  void remove(LocalQueue queue, long now) {
    queues.remove(queue.key());
    deletedAt.values().removeIf(at -> at + NAME_REST <= now);
    deletedAt.put(queue.key(), now);
  }

  boolean wasDeletedRecently(QueueKey key, long now) {
    Long at = deletedAt.get(key);
    return namesRest && at != null && at + NAME_REST > now;
  }

  @Nullable LocalQueue find(QueueKey key) {
    return queues.get(key);
  }

  /** The queue of this ARN, or null. */
  public @Nullable LocalQueue find(Arn arn) {
    return arn.service().equals("sqs") ? queues.get(QueueKey.of(arn)) : null;
  }

  /** All queues. */
  public Collection<LocalQueue> all() {
    return List.copyOf(queues.values());
  }

  /** One caller's queues in the order of their names. */
  Collection<LocalQueue> of(Caller caller) {
    Map<String, LocalQueue> sorted = new TreeMap<>();
    for (LocalQueue queue : queues.values()) {
      if (queue.key().account().equals(caller.account())
          && queue.key().region().equals(caller.region())) {
        sorted.put(queue.name(), queue);
      }
    }
    return sorted.values();
  }

  /**
   * The queue a call names by {@code QueueUrl}, or by the path of the request. Only account and
   * name in the URL's path count: clients send AWS's own URLs whatever endpoint they use.
   */
  LocalQueue of(Call call) {
    String url = call.arguments().string("QueueUrl");
    QueueKey key = keyOf(url == null ? call.path() : url, call.caller().region());
    if (key == null) {
      throw url == null ? SqsErrors.missingParameter("QueueUrl") : SqsErrors.invalidAddress(url);
    }
    LocalQueue queue = queues.get(key);
    if (queue == null) {
      throw SqsErrors.queueDoesNotExist();
    }
    return queue;
  }

  private static @Nullable QueueKey keyOf(String url, String region) {
    String path;
    try {
      path = URI.create(url).getPath();
    } catch (IllegalArgumentException e) {
      return null;
    }
    if (path == null) {
      return null;
    }
    int nameStart = path.lastIndexOf('/');
    int accountStart = path.lastIndexOf('/', nameStart - 1);
    if (nameStart <= 0 || accountStart < 0 || nameStart == path.length() - 1) {
      return null;
    }
    return new QueueKey(
        path.substring(accountStart + 1, nameStart), region, path.substring(nameStart + 1));
  }

  static String urlOf(LocalQueue queue, Caller caller) {
    return caller.baseUrl() + '/' + queue.key().account() + '/' + queue.name();
  }
}
