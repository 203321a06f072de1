package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.Fanout;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import dev.cyclonelariat.topology.TopologyException;
import java.util.Collection;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The topics, queues and subscriptions of one AWS account in one region, to be listed, looked up
 * and changed.
 *
 * <p>For one run of changes: AWS shows some changes late, so what was changed here is remembered,
 * and changes made elsewhere meanwhile may be overlooked. Clients stay the caller's to close.
 */
public final class LiveTopology extends TopologyReader {

  LiveTopology(LiveTopologyBuilder builder) {
    super(builder);
  }

  /**
   * Begins with what reaches the account.
   *
   * @param sns asked when the client is first needed
   * @param sqs asked when the client is first needed
   * @param location the account and region that names are looked up in
   */
  public static LiveTopologyBuilder builder(
      Supplier<SnsClient> sns, Supplier<SqsClient> sqs, Location location) {
    return new LiveTopologyBuilder(sns, sqs, location);
  }

  /**
   * Creates a topic, tagged as this owner's.
   *
   * @throws TopologyException if it exists already
   */
  public void create(TopicSpec spec) {
    topics.create(spec);
  }

  /**
   * Creates a queue, tagged as this owner's. Waits if one of its name was deleted in the last 60
   * seconds, as AWS demands.
   *
   * @throws TopologyException if it exists already
   */
  public void create(QueueSpec spec) {
    queues.create(spec);
  }

  /**
   * Makes a topic exactly so: attributes that the specification does not name get AWS's default,
   * tags that it does not name go. Begin with {@link #find(Topic)} to keep what is there.
   *
   * @throws TopologyException if it does not exist, or another owner's migrations created it
   */
  public void alter(TopicSpec spec) {
    topics.alter(spec);
  }

  /**
   * Makes a queue exactly so: attributes that the specification does not name get AWS's default,
   * tags that it does not name go. Begin with {@link #find(Queue)} to keep what is there.
   *
   * @throws TopologyException if it does not exist, or another owner's migrations created it
   */
  public void alter(QueueSpec spec) {
    queues.alter(spec);
  }

  /**
   * Makes a subscription exactly so, and those that it has brought along because of a fan-out.
   *
   * @throws TopologyException if there is none
   */
  public void alter(SubscriptionSpec spec) {
    fanouts.alter(spec);
  }

  /**
   * Unsubscribes all queues from a topic, and deletes it.
   *
   * @throws TopologyException if it does not exist, or another owner's migrations created it
   */
  public void delete(Topic topic) {
    ownership.require(topic);
    fanouts.unsubscribeAll(topic);
    topics.delete(topic);
  }

  /**
   * Unsubscribes a queue from all topics, and deletes it.
   *
   * @throws TopologyException if it does not exist, holds messages, or another owner's migrations
   *     created it
   */
  public void delete(Queue queue) {
    queues.requireEmpty(queue);
    deleteWithMessages(queue);
  }

  /**
   * Unsubscribes a queue from all topics, and deletes it with whatever it holds.
   *
   * @throws TopologyException if it does not exist, or another owner's migrations created it
   */
  public void deleteWithMessages(Queue queue) {
    ownership.require(queue);
    fanouts.unsubscribeAll(queue);
    queues.delete(queue);
  }

  /**
   * Subscribes a queue to a topic and to the topics that fan out to it, and lets them send to the
   * queue by a statement of ours in the queue's policy, and in that of the dead-letter queue.
   *
   * @throws TopologyException if it is subscribed already, or topic or queue do not exist
   */
  public void subscribe(SubscriptionSpec spec) {
    fanouts.subscribe(spec);
  }

  /**
   * Ends a subscription and those that it has brought along because of a fan-out, and takes back
   * what the queue's policy allowed for them. A subscription that was also asked for by itself, or
   * that another fan-out needs, stays.
   *
   * @throws TopologyException if there is none; what an earlier call that was cut short left behind
   *     is cleaned up all the same
   */
  public void unsubscribe(Topic topic, Queue queue) {
    fanouts.unsubscribe(topic, queue);
  }

  /**
   * Lets messages of one topic reach the queues of another: subscribes those that are there to the
   * source, and remembers the fan-out in tags of the target, for those that come later.
   *
   * @throws TopologyException if it is there already, would go round in a circle, a topic does not
   *     exist, or another owner's migrations created the target
   */
  public void fanOut(Fanout fanout) {
    fanouts.begin(fanout);
  }

  /**
   * Undoes {@link #fanOut}. Subscriptions that were also asked for by themselves stay.
   *
   * @throws TopologyException if there is no such fan-out
   */
  public void endFanOut(Fanout fanout) {
    fanouts.end(fanout);
  }

  /**
   * Takes over a topic that no migrations of ours created, such as the Ruby gem's.
   *
   * @throws TopologyException if it does not exist, or belongs to another owner
   */
  public void adopt(Topic topic) {
    ownership.take(topic);
  }

  /**
   * Takes over a queue that no migrations of ours created, such as the Ruby gem's. In place of the
   * gem's policy statement, which lets everybody do everything, the topics it is subscribed to may
   * send to it.
   *
   * @throws TopologyException if it does not exist, or belongs to another owner
   */
  public void adopt(Queue queue) {
    ownership.take(queue);
    subscriptions.replaceOpenStatement(queue);
  }

  /**
   * Takes over a queue like {@link #adopt(Queue)}, and lets topics send to it, whether the gem's
   * statement was there or not.
   *
   * @param senders the topics
   * @throws TopologyException if it does not exist, or belongs to another owner
   */
  public void adopt(Queue queue, Collection<Arn> senders) {
    ownership.take(queue);
    subscriptions.replaceOpenStatement(queue, senders);
  }
}
