package dev.cyclonelariat.local.topology;

import dev.cyclonelariat.local.view.QueueView;
import dev.cyclonelariat.local.view.SubscriptionView;
import dev.cyclonelariat.local.view.TopicView;
import java.util.ArrayList;
import java.util.List;

/** The topology of a broker, as views of it show it. */
public final class CurrentTopology {

  private CurrentTopology() {}

  /** All that the views show, but for subscriptions that are not confirmed. */
  public static Topology of(List<QueueView> queues, List<TopicView> topics) {
    List<Topology.Subscription> subscriptions = new ArrayList<>();
    for (TopicView topic : topics) {
      for (SubscriptionView one : topic.subscriptions()) {
        if (!one.pending()) {
          subscriptions.add(
              new Topology.Subscription(
                  one.topicArn(), one.queueArn(), one.attributes(), false, one.arn()));
        }
      }
    }
    return new Topology(
        queues.stream().map(CurrentTopology::resource).toList(),
        topics.stream().map(CurrentTopology::resource).toList(),
        subscriptions);
  }

  private static Topology.Resource resource(QueueView queue) {
    return new Topology.Resource(
        queue.account(), queue.region(), queue.name(), queue.attributes(), queue.tags());
  }

  private static Topology.Resource resource(TopicView topic) {
    return new Topology.Resource(
        topic.account(), topic.region(), topic.name(), topic.attributes(), topic.tags());
  }
}
