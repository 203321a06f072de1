package dev.cyclonelariat.local.view;

import java.util.List;
import java.util.Map;

/**
 * A topic.
 *
 * @param attributes that were set
 * @param subscriptions oldest first
 */
public record TopicView(
    String account,
    String region,
    String name,
    String arn,
    Map<String, String> attributes,
    Map<String, String> tags,
    List<SubscriptionView> subscriptions) {

  /** Copies the collections. */
  public TopicView {
    attributes = Map.copyOf(attributes);
    tags = Map.copyOf(tags);
    subscriptions = List.copyOf(subscriptions);
  }
}
