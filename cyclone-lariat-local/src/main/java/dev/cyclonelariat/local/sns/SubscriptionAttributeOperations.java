package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Struct;
import java.util.LinkedHashMap;
import java.util.Map;

/** GetSubscriptionAttributes and SetSubscriptionAttributes. */
final class SubscriptionAttributeOperations {
  private final Topics topics;

  SubscriptionAttributeOperations(Topics topics) {
    this.topics = topics;
  }

  Struct get(Call call) {
    Subscription subscription = subscription(call);
    Map<String, String> all = new LinkedHashMap<>();
    all.put("SubscriptionArn", subscription.arn());
    all.put("TopicArn", subscription.topic().arnText());
    all.put("Owner", subscription.owner());
    all.put("Protocol", "sqs");
    all.put("Endpoint", subscription.endpoint());
    all.put("PendingConfirmation", Boolean.toString(subscription.isPending()));
    all.put("ConfirmationWasAuthenticated", Boolean.toString(!subscription.isPending()));
    all.put("SubscriptionPrincipal", principal(subscription));
    all.putAll(subscription.attributes().shown());
    return new Struct().with("Attributes", all);
  }

  private static String principal(Subscription subscription) {
    String partition = subscription.topic().arn().partition();
    return new Arn(partition, "iam", "", subscription.owner(), "user/local").toString();
  }

  Struct set(Call call) {
    Subscription subscription = subscription(call);
    SubscriptionAttributes before = subscription.attributes();
    SubscriptionAttributes changed =
        before.with(
            call.arguments().stringOrEmpty("AttributeName"),
            call.arguments().stringOrEmpty("AttributeValue"));
    if (changed.hasFilter() && !before.hasFilter()) {
      FilterQuota.check(subscription.topic());
    }
    subscription.change(changed);
    return new Struct();
  }

  private Subscription subscription(Call call) {
    Subscription subscription = topics.findSubscription(SubscriptionOperations.arn(call));
    if (subscription == null) {
      throw SnsErrors.subscriptionNotFound();
    }
    return subscription;
  }
}
