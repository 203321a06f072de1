package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.protocol.Arguments;
import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Struct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CreateTopic, DeleteTopic, ListTopics, GetTopicAttributes, SetTopicAttributes. */
final class TopicOperations {
  private static final String DEFAULT_DELIVERY_POLICY =
      "{\"http\":{\"defaultHealthyRetryPolicy\":{\"minDelayTarget\":20,\"maxDelayTarget\":20,"
          + "\"numRetries\":3,\"numMaxDelayRetries\":0,\"numNoDelayRetries\":0,"
          + "\"numMinDelayRetries\":0,\"backoffFunction\":\"linear\"},"
          + "\"disableSubscriptionOverrides\":false,\"defaultRequestPolicy\":"
          + "{\"headerContentType\":\"text/plain; charset=UTF-8\"}}}";

  private final Topics topics;

  TopicOperations(Topics topics) {
    this.topics = topics;
  }

  Struct create(Call call) {
    Arguments arguments = call.arguments();
    String name = arguments.stringOrEmpty("Name");
    Map<String, String> given = arguments.stringMap("Attributes");
    Map<String, String> tags = TopicTags.read(arguments.structs("Tags"));
    Arn arn = call.caller().arn("sns", name);
    Topic topic = topics.find(arn);
    if (topic == null) {
      boolean fifo = "true".equals(given.get("FifoTopic"));
      TopicNames.check(name, fifo);
      topic = new Topic(arn, TopicAttributes.create(fifo, given));
      topic.tags().putAll(tags);
      topics.add(topic);
    } else {
      requireSame(topic, given, tags);
    }
    return new Struct().with("TopicArn", topic.arnText());
  }

  private static void requireSame(
      Topic topic, Map<String, String> given, Map<String, String> tags) {
    given.forEach(
        (name, value) -> {
          String actual = topic.attributes().get(name);
          boolean unsetDefault = actual == null && (value.isEmpty() || value.equals("false"));
          if (!value.equals(actual) && !unsetDefault) {
            throw SnsErrors.invalid(
                "Attributes Reason: Topic already exists with different attributes");
          }
        });
    if (!tags.isEmpty() && !tags.equals(topic.tags())) {
      throw SnsErrors.invalid("Tags Reason: Topic already exists with different tags");
    }
  }

  Struct delete(Call call) {
    String text = call.arguments().stringOrEmpty("TopicArn");
    Arn arn = Arn.parse(text);
    if (arn != null && topics.find(arn) == null && arn.service().equals("sns")) {
      return new Struct(); // deleting what does not exist is no error
    }
    topics.remove(topics.get(text, call.caller(), "TopicArn"));
    return new Struct();
  }

  Struct list(Call call) {
    return ListAnswer.of(
        call,
        "Topics",
        topics.of(call.caller()),
        topic -> new Struct().with("TopicArn", topic.arnText()));
  }

  Struct get(Call call) {
    Topic topic = topics.get(call.arguments().stringOrEmpty("TopicArn"), call.caller(), "TopicArn");
    Map<String, String> all = new LinkedHashMap<>();
    all.put("TopicArn", topic.arnText());
    all.put("Owner", topic.arn().account());
    all.put("DisplayName", "");
    all.put("Policy", defaultPolicy(topic));
    all.put("EffectiveDeliveryPolicy", DEFAULT_DELIVERY_POLICY);
    long pending = topic.subscriptions().stream().filter(Subscription::isPending).count();
    all.put("SubscriptionsConfirmed", Long.toString(topic.subscriptions().size() - pending));
    all.put("SubscriptionsPending", Long.toString(pending));
    all.put("SubscriptionsDeleted", Integer.toString(topic.deletedSubscriptions()));
    all.putAll(topic.attributes().all());
    return new Struct().with("Attributes", all);
  }

  private static String defaultPolicy(Topic topic) {
    List<String> actions =
        List.of(
            "GetTopicAttributes",
            "SetTopicAttributes",
            "AddPermission",
            "RemovePermission",
            "DeleteTopic",
            "Subscribe",
            "ListSubscriptionsByTopic",
            "Publish");
    return "{\"Version\":\"2008-10-17\",\"Id\":\"__default_policy_ID\",\"Statement\":[{\"Sid\":"
        + "\"__default_statement_ID\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},"
        + "\"Action\":[\"SNS:"
        + String.join("\",\"SNS:", actions)
        + "\"],\"Resource\":\""
        + topic.arnText()
        + "\",\"Condition\":{\"StringEquals\":{\"AWS:SourceOwner\":\""
        + topic.arn().account()
        + "\"}}}]}";
  }

  Struct set(Call call) {
    Arguments arguments = call.arguments();
    Topic topic = topics.get(arguments.stringOrEmpty("TopicArn"), call.caller(), "TopicArn");
    topic.change(
        topic
            .attributes()
            .with(
                arguments.stringOrEmpty("AttributeName"),
                arguments.stringOrEmpty("AttributeValue")));
    return new Struct();
  }
}
