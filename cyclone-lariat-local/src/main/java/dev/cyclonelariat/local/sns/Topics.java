package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.protocol.Caller;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The topics and subscriptions of all accounts and regions. Guarded by the broker's lock. */
public final class Topics {
  private final Map<String, Topic> topics = new TreeMap<>();
  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();

  /** Forgets all topics and subscriptions. */
  public void clear() {
    topics.clear();
    subscriptions.clear();
  }

  void add(Topic topic) {
    topics.put(topic.arnText(), topic);
  }

  void remove(Topic topic) {
    topics.remove(topic.arnText());
    topic.subscriptions().forEach(subscription -> subscriptions.remove(subscription.arn()));
  }

  @Nullable Topic find(Arn arn) {
    return topics.get(arn.toString());
  }

  /** All topics. */
  public Collection<Topic> all() {
    return List.copyOf(topics.values());
  }

  /** One caller's topics in the order of their names. */
  List<Topic> of(Caller caller) {
    return topics.values().stream().filter(topic -> isIn(topic.arn(), caller)).toList();
  }

  /** The subscriptions to one caller's topics, oldest first. */
  List<Subscription> subscriptionsOf(Caller caller) {
    return subscriptions.values().stream()
        .filter(subscription -> isIn(subscription.topic().arn(), caller))
        .toList();
  }

  private static boolean isIn(Arn arn, Caller caller) {
    return arn.account().equals(caller.account()) && arn.region().equals(caller.region());
  }

  /**
   * The topic of this ARN. Topics of other accounts can be reached, those of other regions cannot.
   *
   * @param parameter that an error names
   */
  Topic get(String arn, Caller caller, String parameter) {
    Topic topic = topics.get(arn);
    if (topic != null && topic.arn().region().equals(caller.region())) {
      return topic;
    }
    Arn parsed = Arn.parse(arn);
    if (parsed == null) {
      int elements = arn.split(":", -1).length;
      throw SnsErrors.invalid(
          parameter
              + " Reason: An ARN must have at least 6 elements, not "
              + Math.min(elements, 5));
    }
    if (!parsed.service().equals("sns") || !parsed.region().equals(caller.region())) {
      throw SnsErrors.invalid(parameter);
    }
    throw SnsErrors.topicNotFound();
  }

  void add(Subscription subscription) {
    subscription.topic().add(subscription);
    subscriptions.put(subscription.arn(), subscription);
  }

  void remove(Subscription subscription) {
    subscription.topic().remove(subscription);
    subscriptions.remove(subscription.arn());
  }

  @Nullable Subscription findSubscription(String arn) {
    return subscriptions.get(arn);
  }
}
