package dev.cyclonelariat.local.assertj;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.record.DeliveryEvent;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.local.view.QueueView;
import dev.cyclonelariat.local.view.TopicView;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a whole broker. */
public final class BrokerAssert extends AbstractAssert<BrokerAssert, LocalSnsSqs> {

  BrokerAssert(LocalSnsSqs actual) {
    super(actual, BrokerAssert.class);
  }

  /**
   * Assertions about a queue, which must exist.
   *
   * @param name in the broker's account and region, or ARN
   */
  public QueueAssert queue(String name) {
    isNotNull();
    for (QueueView queue : actual.queues()) {
      if (queue.arn().equals(name) || isOwn(queue.account(), queue.region(), queue.name(), name)) {
        return new QueueAssert(actual, queue);
      }
    }
    throw failure(
        "Expected queue <%s> to exist, but there are only %s",
        name, actual.queues().stream().map(QueueView::name).toList());
  }

  /** Asserts that there is no such queue in the broker's account and region. */
  public BrokerAssert hasNoQueue(String name) {
    isNotNull();
    if (actual.queues().stream().anyMatch(q -> isOwn(q.account(), q.region(), q.name(), name))) {
      failWithMessage("Expected no queue <%s>, but it exists", name);
    }
    return this;
  }

  /**
   * Assertions about a topic, which must exist.
   *
   * @param name in the broker's account and region, or ARN
   */
  public TopicAssert topic(String name) {
    isNotNull();
    for (TopicView topic : actual.topics()) {
      if (topic.arn().equals(name) || isOwn(topic.account(), topic.region(), topic.name(), name)) {
        return new TopicAssert(actual, topic);
      }
    }
    throw failure(
        "Expected topic <%s> to exist, but there are only %s",
        name, actual.topics().stream().map(TopicView::name).toList());
  }

  /** Asserts that there is no such topic in the broker's account and region. */
  public BrokerAssert hasNoTopic(String name) {
    isNotNull();
    if (actual.topics().stream().anyMatch(t -> isOwn(t.account(), t.region(), t.name(), name))) {
      failWithMessage("Expected no topic <%s>, but it exists", name);
    }
    return this;
  }

  /** Asserts that every message of every topic reached each queue that wanted it. */
  public BrokerAssert hasDroppedNothing() {
    isNotNull();
    List<DeliveryEvent> dropped = actual.deliveries().events(Kind.DROPPED);
    long count = actual.deliveries().count(Kind.DROPPED);
    if (count > 0) {
      failWithMessage(
          "Expected no dropped message, but there are %s, such as %s",
          count, dropped.isEmpty() ? "" : dropped.get(0));
    }
    return this;
  }

  private boolean isOwn(String account, String region, String name, String wanted) {
    return name.equals(wanted)
        && account.equals(actual.account())
        && region.equals(actual.region());
  }
}
