package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopologyException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;

/** The subscriptions of queues to topics, one by one, with what the queues' policies need. */
final class Subscriptions {

  private final ControlPlane aws;
  private final Grants grants;
  private final SubscriptionAttributes attributes;

  Subscriptions(ControlPlane aws, Queues queues) {
    this.aws = aws;
    this.grants = new Grants(aws.location(), queues, this::topicsOf);
    this.attributes = new SubscriptionAttributes(aws.location());
  }

  List<LiveSubscription> list() {
    return Pages.of(
        token ->
            aws.sns(
                Rate.LIST, "Subscriptions", sns -> sns.listSubscriptions(r -> r.nextToken(token))),
        ListSubscriptionsResponse::nextToken,
        page -> page.subscriptions().stream().flatMap(s -> LiveSubscription.of(s).stream()));
  }

  List<LiveSubscription> list(Topic topic) {
    return Pages.of(
        token ->
            aws.snsIfExists(
                Rate.LIST,
                topic,
                sns ->
                    sns.listSubscriptionsByTopic(r -> r.topicArn(aws.arn(topic)).nextToken(token))),
        page -> page.map(ListSubscriptionsByTopicResponse::nextToken).orElse(null),
        page ->
            page.stream()
                .flatMap(found -> found.subscriptions().stream())
                .flatMap(s -> LiveSubscription.of(s).stream()));
  }

  /** The subscription of a queue of this account; empty if there is none. */
  Optional<LiveSubscription> get(Topic topic, Queue queue) {
    Arn endpoint = aws.location().arn(queue);
    return list(topic).stream().filter(s -> s.queueArn().equals(endpoint)).findFirst();
  }

  /** The topics that a queue of this account is subscribed to. */
  private List<Arn> topicsOf(Queue queue) {
    Arn endpoint = aws.location().arn(queue);
    return list().stream()
        .filter(s -> s.queueArn().equals(endpoint))
        .map(LiveSubscription::topicArn)
        .toList();
  }

  Optional<SubscriptionSpec> find(Topic topic, Queue queue) {
    return get(topic, queue).map(this::spec);
  }

  SubscriptionSpec spec(LiveSubscription live) {
    Arn arn = live.arn();
    Map<String, String> reported =
        arn == null
            ? Map.of()
            : aws.snsIfExists(
                    Rate.OTHER,
                    live.topic(),
                    sns ->
                        sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn.toString()))
                            .attributes())
                .orElse(Map.of());
    return attributes.spec(live.topic(), live.queue(), reported);
  }

  /** Lets the topic send first, so that no message is lost in between. */
  void add(SubscriptionSpec spec) {
    Arn topic = aws.location().arn(spec.topic());
    grants.allow(spec.queue(), topic);
    if (spec.deadLetters() != null) {
      grants.allow(spec.deadLetters(), topic);
    }
    aws.sns(
        Rate.SUBSCRIBE,
        spec,
        sns ->
            sns.subscribe(
                r ->
                    r.topicArn(topic.toString())
                        .protocol("sqs")
                        .endpoint(aws.arn(spec.queue()))
                        .attributes(attributes.of(spec))
                        .returnSubscriptionArn(true)));
  }

  void alter(SubscriptionSpec spec) {
    LiveSubscription live =
        get(spec.topic(), spec.queue())
            .orElseThrow(
                () ->
                    new TopologyException(
                        "Queue " + spec.queue() + " is not subscribed to topic " + spec.topic()));
    SubscriptionSpec before = spec(live);
    if (spec.deadLetters() != null) {
      grants.allow(spec.deadLetters(), live.topicArn());
    }
    attributes
        .changes(before, spec)
        .forEach(
            change ->
                aws.sns(
                    Rate.OTHER,
                    spec,
                    sns ->
                        sns.setSubscriptionAttributes(
                            r ->
                                r.subscriptionArn(String.valueOf(live.arn()))
                                    .attributeName(change.getKey())
                                    .attributeValue(change.getValue()))));
    if (!Objects.equals(spec.deadLetters(), before.deadLetters())) {
      revokeUnused(before.deadLetters(), live);
    }
  }

  /** Takes back what the policies allow last, so that no message is lost before. */
  void remove(LiveSubscription live) {
    Queue deadLetters = spec(live).deadLetters();
    aws.sns(
        Rate.SUBSCRIBE,
        live,
        sns -> sns.unsubscribe(r -> r.subscriptionArn(String.valueOf(live.arn()))));
    if (isOurs(live)) {
      grants.revoke(live.queue(), live.topicArn());
    }
    revokeUnused(deadLetters, live);
  }

  /** A dead-letter queue may still be needed by others. */
  private void revokeUnused(@Nullable Queue deadLetters, LiveSubscription former) {
    if (deadLetters == null) {
      return;
    }
    boolean used =
        list(former.topic()).stream()
            .anyMatch(
                other ->
                    other.queue().equals(deadLetters)
                        || Objects.equals(spec(other).deadLetters(), deadLetters));
    if (!used) {
      grants.revokeDeadLetters(deadLetters, former.topicArn());
    }
  }

  /** When a queue is deleted. */
  void forget(Queue queue) {
    grants.forget(queue);
  }

  /** Takes back what the queue's policy allows for a subscription that is no more. */
  void forget(Topic topic, Queue queue) {
    grants.revoke(queue, aws.location().arn(topic));
  }

  /** Whether the queue is of this account and region, so that its policy can be changed. */
  boolean isOurs(LiveSubscription live) {
    return live.queueArn().equals(aws.location().arn(live.queue()));
  }

  /** Whether topic and queue are both of this account and region. */
  boolean isHere(LiveSubscription live) {
    return isOurs(live) && live.topicArn().equals(aws.location().arn(live.topic()));
  }

  /** Whether a queue's policy lets messages through, as far as we can tell. */
  boolean mayDeliver(SubscriptionSpec spec, @Nullable String policy) {
    return grants.mayAllow(spec.queue(), policy, aws.location().arn(spec.topic()));
  }

  void replaceOpenStatement(Queue queue) {
    grants.replaceOpenStatement(queue);
  }

  void replaceOpenStatement(Queue queue, Collection<Arn> senders) {
    grants.replaceOpenStatementBy(queue, senders);
  }
}
