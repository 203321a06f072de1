package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.message.MessageIds;
import dev.cyclonelariat.local.protocol.Arguments;
import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Struct;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Subscribe, ConfirmSubscription, Unsubscribe, ListSubscriptions, ListSubscriptionsByTopic. */
final class SubscriptionOperations {
  private static final int MAX_LARGE_SUBSCRIPTIONS = 100;
  private static final int ARN_ELEMENTS = 6;

  private final Topics topics;
  private final FanOut fanOut;

  SubscriptionOperations(Topics topics, FanOut fanOut) {
    this.topics = topics;
    this.fanOut = fanOut;
  }

  Struct subscribe(Call call) {
    Arguments arguments = call.arguments();
    String protocol = arguments.stringOrEmpty("Protocol");
    if (!protocol.equals("sqs")) {
      throw SnsErrors.invalid("Amazon SNS does not support this protocol string: " + protocol);
    }
    Arn queue = Arn.parse(arguments.stringOrEmpty("Endpoint"));
    if (queue == null || !queue.service().equals("sqs") || queue.resource().isEmpty()) {
      throw SnsErrors.invalid("SQS endpoint ARN");
    }
    Topic topic = topics.get(arguments.stringOrEmpty("TopicArn"), call.caller(), "TopicArn");
    boolean fifoQueue = queue.resource().endsWith(TopicNames.FIFO_SUFFIX);
    if (fifoQueue && !topic.attributes().isFifo()) {
      throw SnsErrors.invalid(
          "Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard"
              + " SNS topics");
    }
    SubscriptionAttributes attributes =
        SubscriptionAttributes.create(arguments.stringMap("Attributes"), fifoQueue);
    Subscription subscription = topic.subscriptionOf(queue.toString());
    if (subscription == null) {
      subscription = create(call, topic, queue, attributes);
    } else {
      requireSame(subscription, attributes);
    }
    boolean arnWanted = arguments.isTrue("ReturnSubscriptionArn");
    return new Struct()
        .with(
            "SubscriptionArn",
            subscription.isPending() && !arnWanted ? "pending confirmation" : subscription.arn());
  }

  private Subscription create(
      Call call, Topic topic, Arn queue, SubscriptionAttributes attributes) {
    if (attributes.hasFilter()) {
      FilterQuota.check(topic);
    }
    if (topic.attributes().takesLargeMessages()
        && topic.subscriptions().size() >= MAX_LARGE_SUBSCRIPTIONS) {
      throw SnsErrors.invalid(
          "Topic Reason: A topic with MaximumMessageSize above 256 KiB can have at most 100"
              + " subscriptions");
    }
    String account = call.caller().account();
    @Nullable String token =
        queue.account().equals(account)
            ? null
            : MessageIds.next().replace("-", "") + MessageIds.next().replace("-", "");
    Subscription subscription =
        new Subscription(
            topic.arnText() + ':' + MessageIds.next(), topic, queue, account, attributes, token);
    topics.add(subscription);
    if (token != null) {
      fanOut.askForConfirmation(subscription, token, call.caller().baseUrl());
    }
    return subscription;
  }

  String restore(Arn topicArn, Arn queue, Map<String, String> given, String arn) {
    Topic topic = topics.find(topicArn);
    if (topic == null) {
      throw SnsErrors.topicNotFound();
    }
    boolean fifo = queue.resource().endsWith(TopicNames.FIFO_SUFFIX);
    SubscriptionAttributes attributes = SubscriptionAttributes.create(given, fifo);
    Subscription existing = topic.subscriptionOf(queue.toString());
    if (existing != null) {
      requireSame(existing, attributes);
      return existing.arn();
    }
    topics.add(new Subscription(arn, topic, queue, queue.account(), attributes, null));
    return arn;
  }

  private static void requireSame(Subscription existing, SubscriptionAttributes given) {
    given
        .all()
        .forEach(
            (name, value) -> {
              if (!value.equals(existing.attributes().shown().get(name))) {
                throw SnsErrors.invalid(
                    "Attributes Reason: Subscription already exists with different attributes");
              }
            });
  }

  Struct confirm(Call call) {
    Topic topic = topics.get(call.arguments().stringOrEmpty("TopicArn"), call.caller(), "TopicArn");
    String token = call.arguments().stringOrEmpty("Token");
    for (Subscription subscription : topic.subscriptions()) {
      if (token.equals(subscription.token())) {
        subscription.confirm();
        return new Struct().with("SubscriptionArn", subscription.arn());
      }
    }
    throw SnsErrors.invalid("Token");
  }

  Struct unsubscribe(Call call) {
    Subscription subscription = topics.findSubscription(arn(call));
    if (subscription != null) {
      topics.remove(subscription);
    }
    return new Struct();
  }

  /** The call's {@code SubscriptionArn}; {@code PendingConfirmation} is none. */
  static String arn(Call call) {
    String arn = call.arguments().stringOrEmpty("SubscriptionArn");
    int elements = arn.split(":", -1).length;
    if (elements < ARN_ELEMENTS) {
      throw SnsErrors.invalid(
          "SubscriptionArn Reason: An ARN must have at least 6 elements, not " + elements);
    }
    return arn;
  }

  Struct list(Call call) {
    return answer(call, topics.subscriptionsOf(call.caller()));
  }

  Struct listByTopic(Call call) {
    Topic topic = topics.get(call.arguments().stringOrEmpty("TopicArn"), call.caller(), "TopicArn");
    return answer(call, List.copyOf(topic.subscriptions()));
  }

  private static Struct answer(Call call, List<Subscription> all) {
    return ListAnswer.of(call, "Subscriptions", all, SubscriptionOperations::struct);
  }

  private static Struct struct(Subscription subscription) {
    return new Struct()
        .with(
            "SubscriptionArn",
            subscription.isPending() ? "PendingConfirmation" : subscription.arn())
        .with("Owner", subscription.owner())
        .with("Protocol", "sqs")
        .with("Endpoint", subscription.endpoint())
        .with("TopicArn", subscription.topic().arnText());
  }
}
