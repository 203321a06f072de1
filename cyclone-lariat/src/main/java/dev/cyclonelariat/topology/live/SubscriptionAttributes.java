package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.FilterScope;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.policy.RedrivePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The options of a subscription as SNS's attributes. */
final class SubscriptionAttributes {

  private static final String RAW = "RawMessageDelivery";
  private static final String FILTER = "FilterPolicy";
  private static final String SCOPE = "FilterPolicyScope";
  private static final String REDRIVE = "RedrivePolicy";
  private static final String NO_FILTER = "{}";
  private static final String NO_REDRIVE = "";

  private final Location location;

  SubscriptionAttributes(Location location) {
    this.location = location;
  }

  /** What a new subscription is made with. */
  Map<String, String> of(SubscriptionSpec spec) {
    Map<String, String> attributes = new TreeMap<>();
    attributes.put(RAW, String.valueOf(spec.rawDelivery()));
    if (spec.filterPolicy() != null) {
      attributes.put(FILTER, spec.filterPolicy());
      attributes.put(SCOPE, spec.filterScope().attribute());
    }
    if (spec.deadLetters() != null) {
      attributes.put(REDRIVE, redrive(spec.deadLetters()));
    }
    return attributes;
  }

  /** What SNS reports. */
  SubscriptionSpec spec(Topic topic, Queue queue, Map<String, String> attributes) {
    return new SubscriptionSpec(
        topic,
        queue,
        Boolean.parseBoolean(attributes.get(RAW)),
        attributes.get(FILTER),
        FilterScope.BODY.attribute().equals(attributes.get(SCOPE))
            ? FilterScope.BODY
            : FilterScope.ATTRIBUTES,
        RedrivePolicy.parse(attributes.get(REDRIVE))
            .map(policy -> Queue.ofArn(policy.target()))
            .orElse(null));
  }

  /** What to set, one after the other, to make one into the other. */
  List<Map.Entry<String, String>> changes(SubscriptionSpec before, SubscriptionSpec wanted) {
    Map<String, String> old = of(before);
    Map<String, String> all = of(wanted);
    List<Map.Entry<String, String>> changes = new ArrayList<>();
    if (before.rawDelivery() != wanted.rawDelivery()) {
      changes.add(Map.entry(RAW, all.get(RAW)));
    }
    boolean scopeDiffers = !same(old, all, SCOPE);
    if (scopeDiffers || !same(old, all, FILTER)) {
      if (scopeDiffers) {
        // A filter may fit one scope only, so there must be none while the scope changes.
        changes.add(Map.entry(FILTER, NO_FILTER));
      }
      if (scopeDiffers && all.containsKey(SCOPE)) {
        changes.add(Map.entry(SCOPE, all.get(SCOPE)));
      }
      if (all.containsKey(FILTER)) {
        changes.add(Map.entry(FILTER, all.get(FILTER)));
      }
    }
    if (!same(old, all, REDRIVE)) {
      changes.add(Map.entry(REDRIVE, all.getOrDefault(REDRIVE, NO_REDRIVE)));
    }
    return changes;
  }

  private static boolean same(Map<String, String> one, Map<String, String> other, String name) {
    return one.getOrDefault(name, "").equals(other.getOrDefault(name, ""));
  }

  private String redrive(Queue deadLetters) {
    return new RedrivePolicy(location.arn(deadLetters), null).text();
  }
}
