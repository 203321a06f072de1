package dev.cyclonelariat.topology;

import dev.cyclonelariat.resource.Topic;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a topic is created with. Immutable.
 *
 * @param topic its name
 * @param attributes by AWS's names, {@code FifoTopic} among them where it applies
 * @param tags its tags beside those that its name gives it
 */
public record TopicSpec(
    Topic topic, SortedMap<String, String> attributes, SortedMap<String, String> tags) {

  /**
   * @throws TopologyException if AWS would refuse an attribute or a tag
   */
  public TopicSpec {
    SortedMap<String, String> all = new TreeMap<>(attributes);
    all.putAll(topic.attributes(false));
    AttributeRules.TOPIC.check(topic, all);
    attributes = Collections.unmodifiableSortedMap(all);
    tags = Collections.unmodifiableSortedMap(Tags.checked(topic, tags));
  }

  /** A topic with nothing special. */
  public static TopicSpec of(Topic topic) {
    return new TopicSpec(topic, new TreeMap<>(), new TreeMap<>());
  }

  /** With these attributes and tags. */
  public static TopicSpec of(
      Topic topic, Map<String, String> attributes, Map<String, String> tags) {
    return new TopicSpec(topic, new TreeMap<>(attributes), new TreeMap<>(tags));
  }

  /**
   * As AWS reports it.
   *
   * @param attributes all of them; those that AWS sets itself are left out
   * @param tags all of them; those that the name gives, ours and AWS's are left out
   */
  public static TopicSpec reported(
      Topic topic, Map<String, String> attributes, Map<String, String> tags) {
    return of(topic, AttributeRules.TOPIC.settable(topic, attributes), Tags.extra(topic, tags));
  }

  /** This one, with those attributes and tags in place of its own that the changes name. */
  public TopicSpec with(TopicSpec changes) {
    SortedMap<String, String> newAttributes = new TreeMap<>(attributes);
    newAttributes.putAll(changes.attributes);
    SortedMap<String, String> newTags = new TreeMap<>(tags);
    newTags.putAll(changes.tags);
    return new TopicSpec(topic, newAttributes, newTags);
  }

  /**
   * The attributes to set so that a live topic becomes as this one. Those that this one does not
   * name get AWS's default, if it is known.
   */
  public SortedMap<String, String> attributeChanges(TopicSpec live) {
    return AttributeRules.TOPIC.changes(attributes, live.attributes);
  }

  /** This one, without the attributes that a new topic has even if they are not asked for. */
  public TopicSpec withoutDefaults() {
    return of(topic, AttributeRules.TOPIC.special(attributes), tags);
  }

  /** In what a live topic is not as this one; readable lines, none if in nothing. */
  public List<String> differences(TopicSpec live) {
    Differences differences = new Differences();
    attributeChanges(live)
        .forEach((name, value) -> differences.add(name, value, live.attributes.get(name)));
    differences.addTags(tags, live.tags);
    return differences.lines();
  }
}
