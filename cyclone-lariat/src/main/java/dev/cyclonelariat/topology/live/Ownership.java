package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.TopologyException;
import java.util.Map;
import java.util.Optional;

/** Whose a resource is: only its owner's migrations may alter and delete it. */
final class Ownership {

  private static final String TAG = "lariat_owner";

  private final TagCalls tags;
  private final String self;

  /**
   * @param self who we are; empty refuses every change
   */
  Ownership(TagCalls tags, String self) {
    this.tags = tags;
    this.self = self;
  }

  /** The tag of what we create. */
  Map<String, String> tag() {
    return Map.of(TAG, self());
  }

  Optional<String> owner(Resource resource) {
    return tags.of(resource).flatMap(Ownership::in);
  }

  /** Whose tags these are; empty if they are nobody's. */
  static Optional<String> in(Map<String, String> all) {
    return Optional.ofNullable(all.get(TAG));
  }

  /**
   * @throws TopologyException if it does not exist, or is not ours
   */
  void require(Resource resource) {
    String owner = existing(resource).getOrDefault(TAG, "");
    if (!owner.equals(self())) {
      throw new TopologyException(
          noun(resource)
              + " is left alone: "
              + (owner.isEmpty()
                  ? "no migration created it (adopt it to take it over)"
                  : "it belongs to " + owner + ", and these are migrations of " + self));
    }
  }

  /**
   * @throws TopologyException if it does not exist, or belongs to somebody else
   */
  void take(Resource resource) {
    String owner = existing(resource).getOrDefault(TAG, self());
    if (!owner.equals(self)) {
      throw new TopologyException(
          noun(resource) + " belongs to " + owner + ": it must give it up first (tag " + TAG + ")");
    }
    tags.put(resource, tag());
  }

  private Map<String, String> existing(Resource resource) {
    return tags.of(resource)
        .orElseThrow(() -> new TopologyException(noun(resource) + " does not exist"));
  }

  private String self() {
    if (self.isEmpty()) {
      throw new TopologyException(
          "Topics and queues can only be changed by somebody: set the publisher in the settings, or"
              + " APP_NAME in the environment");
    }
    return self;
  }

  /** How errors name it. */
  static String noun(Resource resource) {
    return (resource instanceof Topic ? "Topic " : "Queue ") + resource;
  }
}
