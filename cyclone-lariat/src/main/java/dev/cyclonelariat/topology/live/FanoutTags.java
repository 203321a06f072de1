package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.Fanout;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a topic remembers of its sources, as tags. They are read once, and then kept in step with
 * what is changed here, because AWS may show changes late.
 *
 * <ul>
 *   <li>{@code lariat_fanout_<n>} = a source of the topic;
 *   <li>{@code lariat_begun_<n>} = a source whose subscriptions are not all made yet;
 *   <li>{@code lariat_direct_<n>_<queue>}: this queue's subscription to source n was also asked for
 *       by itself;
 *   <li>{@code lariat_joining_<queue>}: this queue's subscriptions are not all made yet.
 * </ul>
 */
final class FanoutTags {

  private static final String FANOUT = "lariat_fanout_";
  private static final String BEGUN = "lariat_begun_";
  private static final String DIRECT = "lariat_direct_";
  private static final String JOINING = "lariat_joining_";
  private static final String SET = "true";

  private final TagCalls calls;
  private final Map<Topic, Map<String, String>> read = new HashMap<>();

  FanoutTags(TagCalls calls) {
    this.calls = calls;
  }

  /** The topics whose messages its queues get. */
  List<Topic> sources(Topic target) {
    return sources(of(target));
  }

  /** The same for many topics, several at a time. */
  Map<Topic, List<Topic>> sources(Collection<Topic> targets, SideBySide sideBySide) {
    List<Topic> unread = targets.stream().filter(topic -> !read.containsKey(topic)).toList();
    sideBySide
        .map(unread, topic -> calls.of(topic).orElse(Map.of()))
        .forEach((topic, tags) -> read.put(topic, new HashMap<>(tags)));
    Map<Topic, List<Topic>> sources = new HashMap<>();
    targets.forEach(topic -> sources.put(topic, sources(topic)));
    sources.values().removeIf(List::isEmpty);
    return sources;
  }

  /** The sources that a topic's tags name. */
  static List<Topic> sources(Map<String, String> tags) {
    return tags.entrySet().stream()
        .filter(tag -> tag.getKey().startsWith(FANOUT))
        .sorted(Map.Entry.comparingByKey())
        .map(tag -> Topic.parse(tag.getValue()))
        .toList();
  }

  boolean isBegun(Fanout fanout) {
    return of(fanout.target()).entrySet().stream()
        .anyMatch(tag -> tag.getKey().startsWith(BEGUN) && isSource(tag, fanout));
  }

  /**
   * Notes what is about to happen, in one call, so that a repetition can tell what it found from
   * what it has made.
   *
   * @param direct the queues that are subscribed to the source already
   */
  void begin(Fanout fanout, Collection<Queue> direct) {
    String number = freeNumber(fanout.target());
    Map<String, String> tags = new HashMap<>();
    tags.put(BEGUN + number, fanout.source().name());
    direct.forEach(queue -> tags.put(DIRECT + number + "_" + queue, SET));
    put(fanout.target(), tags);
  }

  void complete(Fanout fanout) {
    String number = number(fanout);
    put(fanout.target(), Map.of(FANOUT + number, fanout.source().name()));
    remove(fanout.target(), key -> key.equals(BEGUN + number));
  }

  void end(Fanout fanout) {
    String number = number(fanout);
    remove(
        fanout.target(),
        key ->
            key.equals(FANOUT + number)
                || key.equals(BEGUN + number)
                || key.startsWith(DIRECT + number + "_"));
  }

  boolean isDirect(Fanout fanout, Queue queue) {
    return of(fanout.target()).containsKey(DIRECT + number(fanout) + "_" + queue);
  }

  void markDirect(Fanout fanout, Queue queue) {
    put(fanout.target(), Map.of(DIRECT + number(fanout) + "_" + queue, SET));
  }

  void unmarkDirect(Fanout fanout, Queue queue) {
    String key = DIRECT + number(fanout) + "_" + queue;
    remove(fanout.target(), key::equals);
  }

  boolean isJoining(Topic target, Queue queue) {
    return of(target).containsKey(JOINING + queue);
  }

  /**
   * Notes what is about to happen, as {@link #begin} does.
   *
   * @param direct the sources that the queue is subscribed to already
   */
  void beginJoining(Topic target, Queue queue, Collection<Topic> direct) {
    Map<String, String> tags = new HashMap<>();
    tags.put(JOINING + queue, SET);
    direct.forEach(
        source -> tags.put(DIRECT + number(new Fanout(source, target)) + "_" + queue, SET));
    remove(target, key -> isDirectOf(queue, key) && !tags.containsKey(key));
    put(target, tags);
  }

  void endJoining(Topic target, Queue queue) {
    remove(target, key -> key.equals(JOINING + queue));
  }

  /** When a queue is no longer subscribed to the target. */
  void forget(Topic target, Queue queue) {
    remove(target, key -> key.equals(JOINING + queue) || isDirectOf(queue, key));
  }

  /** When a topic is deleted. */
  void forget(Topic target) {
    read.remove(target);
  }

  private static boolean isDirectOf(Queue queue, String key) {
    return key.startsWith(DIRECT)
        && key.substring(key.indexOf('_', DIRECT.length()) + 1).equals(queue.name());
  }

  private static boolean isSource(Map.Entry<String, String> tag, Fanout fanout) {
    return tag.getValue().equals(fanout.source().name());
  }

  /** By which the tags of one fan-out belong together. */
  private String number(Fanout fanout) {
    return of(fanout.target()).entrySet().stream()
        .filter(tag -> isSource(tag, fanout))
        .map(Map.Entry::getKey)
        .filter(key -> key.startsWith(FANOUT) || key.startsWith(BEGUN))
        .map(FanoutTags::numberOf)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No fan-out " + fanout));
  }

  private static String numberOf(String key) {
    return key.substring(key.lastIndexOf('_') + 1);
  }

  private String freeNumber(Topic target) {
    Set<String> taken = new HashSet<>();
    of(target).keySet().stream()
        .filter(key -> key.startsWith(FANOUT) || key.startsWith(BEGUN))
        .forEach(key -> taken.add(numberOf(key)));
    int number = 1;
    while (taken.contains(String.valueOf(number))) {
      number++;
    }
    return String.valueOf(number);
  }

  private Map<String, String> of(Topic target) {
    return read.computeIfAbsent(target, any -> new HashMap<>(calls.of(target).orElse(Map.of())));
  }

  private void put(Topic target, Map<String, String> tags) {
    calls.put(target, tags);
    of(target).putAll(tags);
  }

  private void remove(Topic target, Predicate<String> unwanted) {
    List<String> keys = of(target).keySet().stream().filter(unwanted).toList();
    calls.remove(target, keys);
    of(target).keySet().removeAll(keys);
  }
}
