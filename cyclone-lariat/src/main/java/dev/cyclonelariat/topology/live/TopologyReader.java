package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.resource.Account;
import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.Fanout;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The topics, queues and subscriptions of one AWS account in one region, to be listed and looked
 * up.
 *
 * <p>Calls keep to the rates AWS allows and are repeated when AWS is too busy. Every method throws
 * {@link dev.cyclonelariat.topology.TopologyException}, naming resource and remedy, when AWS
 * refuses or cannot be reached. For one thread at a time.
 */
public abstract sealed class TopologyReader permits LiveTopology {

  final Topics topics;
  final Queues queues;
  final Subscriptions subscriptions;
  final Fanouts fanouts;
  final Ownership ownership;
  private final SideBySide sideBySide;
  private final Location location;

  TopologyReader(LiveTopologyBuilder builder) {
    ControlPlane aws =
        new ControlPlane(
            builder.sns, builder.sqs, builder.location, new Pacer(builder.clock, builder.pause));
    sideBySide = new SideBySide(builder.executor);
    location = builder.location;
    TagCalls tags = new TagCalls(aws);
    ownership = new Ownership(tags, builder.owner);
    topics = new Topics(aws, tags, ownership);
    queues = new Queues(aws, tags, ownership, builder.listener);
    subscriptions = new Subscriptions(aws, queues);
    fanouts = new Fanouts(tags, ownership, topics, subscriptions);
  }

  /** All topics, in AWS's order; 100 a call. */
  public List<Topic> topics() {
    return topics.list();
  }

  /** All queues, in AWS's order; 1,000 a call. */
  public List<Queue> queues() {
    return queues.list();
  }

  /** All subscriptions of queues, in AWS's order; 100 a call. Those of other kinds are left out. */
  public List<LiveSubscription> subscriptions() {
    return subscriptions.list();
  }

  /** The subscriptions of queues to one topic; empty if there is no such topic. */
  public List<LiveSubscription> subscriptions(Topic topic) {
    return subscriptions.list(topic);
  }

  /** What a topic is like: the attributes that can be set, and tags; empty if there is none. */
  public Optional<TopicSpec> find(Topic topic) {
    return topics.find(topic);
  }

  /** What a queue is like: the attributes that can be set, and tags; empty if there is none. */
  public Optional<QueueSpec> find(Queue queue) {
    return queues.find(queue);
  }

  /** How a queue is subscribed to a topic; empty if it is not. */
  public Optional<SubscriptionSpec> find(Topic topic, Queue queue) {
    return subscriptions.find(topic, queue);
  }

  /** How a listed subscription is made; as if nothing special, while it waits to be confirmed. */
  public SubscriptionSpec find(LiveSubscription listed) {
    return subscriptions.spec(listed);
  }

  /** Whether both topic and queue are of this account and region. */
  public boolean isHere(LiveSubscription listed) {
    return subscriptions.isHere(listed);
  }

  /**
   * Whose migrations created a topic or queue, by its tag {@code lariat_owner}; empty if it has
   * none, or does not exist.
   */
  public Optional<String> owner(Resource resource) {
    return ownership.owner(resource);
  }

  /** The topics that fan out to this one directly; empty if it does not exist. */
  public List<Topic> sources(Topic target) {
    return fanouts.sources(target);
  }

  /**
   * Whether a queue of a fan-out's target is subscribed to its source also because that was asked
   * for by itself.
   */
  public boolean isAskedFor(Fanout fanout, Queue queue) {
    return fanouts.isAskedFor(fanout, queue);
  }

  /**
   * The topics that fan out directly to each of these, as far as any do; a call for each, several
   * at a time.
   */
  public Map<Topic, List<Topic>> sources(Collection<Topic> targets) {
    return fanouts.sources(targets, sideBySide);
  }

  /**
   * Where dead letters of these queues go, as far as they have such a queue in this account; a call
   * for each, several at a time.
   */
  public Map<Queue, Queue> deadLetters(Collection<Queue> from) {
    return queues.deadLetters(from, sideBySide);
  }

  /**
   * Looks closely at some topics and queues and the subscriptions between them: a few calls for
   * each, several at a time.
   */
  public Survey survey(Collection<Topic> topicsToRead, Collection<Queue> queuesToRead) {
    return new Survey(sideBySide, topics, queues, subscriptions, topicsToRead, queuesToRead);
  }

  /** Whether what an ARN names is in this account and region. */
  public boolean isHere(Arn arn) {
    Account here = location.account().get();
    return arn.account().equals(here.id()) && arn.region().equals(here.region());
  }
}
