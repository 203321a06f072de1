package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.message.MessageIds;
import dev.cyclonelariat.local.protocol.Arguments;
import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Struct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Subscribe, Unsubscribe, their lists and attributes. */
final class SubscriptionOperations {
  private static final String FIFO_SUFFIX = TopicNames.FIFO_SUFFIX;

  private final Topics topics;

  SubscriptionOperations(Topics topics) {
    this.topics = topics;
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
    if (queue.resource().endsWith(FIFO_SUFFIX) && !topic.attributes().isFifo()) {
      throw SnsErrors.invalid(
          "Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard"
              + " SNS topics");
    }
    SubscriptionAttributes attributes =
        SubscriptionAttributes.create(arguments.stringMap("Attributes"));
    Subscription subscription = topic.subscriptionOf(queue.toString());
    if (subscription == null) {
      subscription =
          new Subscription(
              topic.arnText() + ':' + MessageIds.next(),
              topic,
              queue,
              call.caller().account(),
              attributes);
      topics.add(subscription);
    } else {
      requireSame(subscription, attributes);
    }
    return new Struct().with("SubscriptionArn", subscription.arn());
  }

  private static void requireSame(Subscription existing, SubscriptionAttributes given) {
    given
        .all()
        .forEach(
            (name, value) -> {
              if (!value.equals(existing.attributes().all().get(name))) {
                throw SnsErrors.invalid(
                    "Attributes Reason: Subscription already exists with different attributes");
              }
            });
  }

  Struct unsubscribe(Call call) {
    String arn = call.arguments().stringOrEmpty("SubscriptionArn");
    checkArn(arn);
    Subscription subscription = topics.findSubscription(arn);
    if (subscription != null) {
      topics.remove(subscription);
    }
    return new Struct();
  }

  private static void checkArn(String arn) {
    if (arn.split(":", -1).length < 8) {
      throw SnsErrors.invalid(
          "SubscriptionArn Reason: An ARN must have at least 6 elements, not "
              + arn.split(":", -1).length);
    }
  }

  Struct list(Call call) {
    return Page.of(call, topics.subscriptionsOf(call.caller()))
        .struct("Subscriptions", SubscriptionOperations::struct);
  }

  Struct listByTopic(Call call) {
    Topic topic = topics.get(call.arguments().stringOrEmpty("TopicArn"), call.caller(), "TopicArn");
    return Page.of(call, List.copyOf(topic.subscriptions()))
        .struct("Subscriptions", SubscriptionOperations::struct);
  }

  private static Struct struct(Subscription subscription) {
    return new Struct()
        .with("SubscriptionArn", subscription.arn())
        .with("Owner", subscription.owner())
        .with("Protocol", "sqs")
        .with("Endpoint", subscription.endpoint())
        .with("TopicArn", subscription.topic().arnText());
  }

  Struct get(Call call) {
    Subscription subscription = subscription(call);
    Map<String, String> all = new LinkedHashMap<>();
    all.put("SubscriptionArn", subscription.arn());
    all.put("TopicArn", subscription.topic().arnText());
    all.put("Owner", subscription.owner());
    all.put("Protocol", "sqs");
    all.put("Endpoint", subscription.endpoint());
    all.put("PendingConfirmation", "false");
    all.put("ConfirmationWasAuthenticated", "true");
    all.put("RawMessageDelivery", "false");
    all.put(
        "SubscriptionPrincipal",
        new Arn(
                subscription.topic().arn().partition(),
                "iam",
                "",
                subscription.owner(),
                "user/local")
            .toString());
    all.putAll(subscription.attributes().all());
    return new Struct().with("Attributes", all);
  }

  Struct set(Call call) {
    Subscription subscription = subscription(call);
    subscription.change(
        subscription
            .attributes()
            .with(
                call.arguments().stringOrEmpty("AttributeName"),
                call.arguments().stringOrEmpty("AttributeValue")));
    return new Struct();
  }

  private Subscription subscription(Call call) {
    String arn = call.arguments().stringOrEmpty("SubscriptionArn");
    checkArn(arn);
    Subscription subscription = topics.findSubscription(arn);
    if (subscription == null) {
      throw SnsErrors.subscriptionNotFound();
    }
    return subscription;
  }
}
