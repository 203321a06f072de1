package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Subscriptions of queues to topics. */
class SubscriptionContractTest extends SnsContract {

  @Test
  void subscribingAgainGivesTheSameSubscription() {
    String topic = topic();
    String queue = queue();
    String arn = subscribe(topic, queue, Map.of("RawMessageDelivery", "true"));

    assertThat(arn).startsWith(topic + ":");
    assertThat(subscribe(topic, queue, Map.of("RawMessageDelivery", "true"))).isEqualTo(arn);
    assertThat(subscribe(topic, queue, Map.of())).isEqualTo(arn);
    assertRefused(
        () -> subscribe(topic, queue, Map.of("RawMessageDelivery", "false")),
        InvalidParameterException.class,
        "Invalid parameter: Attributes Reason: Subscription already exists with different"
            + " attributes");
  }

  @Test
  void onlyQueuesCanSubscribe() {
    String topic = topic();
    for (String protocol : List.of("sns", "carrier-pigeon")) {
      assertRefused(
          () -> sns().subscribe(r -> r.topicArn(topic).protocol(protocol).endpoint("x")),
          InvalidParameterException.class,
          "Invalid parameter: Amazon SNS does not support this protocol string: " + protocol);
    }
    assertRefused(
        () ->
            sns().subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint("http://host/1/queue")),
        InvalidParameterException.class,
        "Invalid parameter: SQS endpoint ARN");
    assertRefused(
        () -> sns().subscribe(r -> r.topicArn(topic + "x").protocol("sqs").endpoint(arn(queue()))),
        NotFoundException.class,
        "Topic does not exist");
  }

  @Test
  void subscriptionsAreListed() {
    String topic = topic();
    String queue = queue();
    String arn = subscribe(topic, queue, Map.of());

    Subscription expected =
        Subscription.builder()
            .subscriptionArn(arn)
            .topicArn(topic)
            .protocol("sqs")
            .endpoint(arn(queue))
            .owner(broker.account())
            .build();
    assertThat(sns().listSubscriptionsByTopic(r -> r.topicArn(topic)).subscriptions())
        .containsExactly(expected);
    List<Subscription> all = new ArrayList<>();
    sns().listSubscriptionsPaginator().subscriptions().forEach(all::add);
    assertThat(all).contains(expected);
  }

  @Test
  void listsComeInPagesOfAHundred() {
    String topic = topic();
    List<String> arns = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      String endpoint = "arn:aws:sqs:us-east-1:" + broker.account() + ":" + unique("queue");
      arns.add(
          sns()
              .subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint(endpoint))
              .subscriptionArn());
    }

    var first = sns().listSubscriptionsByTopic(r -> r.topicArn(topic));
    var second =
        sns().listSubscriptionsByTopic(r -> r.topicArn(topic).nextToken(first.nextToken()));

    assertThat(first.subscriptions()).hasSize(100);
    assertThat(second.subscriptions()).hasSize(1);
    assertThat(second.nextToken()).isNull();
    assertThat(arns).contains(second.subscriptions().get(0).subscriptionArn());
  }

  @Test
  void aSubscriptionShowsItsAttributes() {
    String topic = topic();
    String queue = queue();
    String arn = subscribe(topic, queue, Map.of());

    assertThat(attributes(arn))
        .containsEntry("SubscriptionArn", arn)
        .containsEntry("TopicArn", topic)
        .containsEntry("Owner", broker.account())
        .containsEntry("Protocol", "sqs")
        .containsEntry("Endpoint", arn(queue))
        .containsEntry("PendingConfirmation", "false")
        .containsEntry("ConfirmationWasAuthenticated", "true")
        .containsEntry("RawMessageDelivery", "false")
        .doesNotContainKeys("FilterPolicy", "FilterPolicyScope");
  }

  @Test
  void attributesCanBeSetAndTakenAway() {
    String arn = subscribe(topic(), queue(), Map.of());
    String policy = "{\"type\": [\"a\"]}";

    set(arn, "RawMessageDelivery", "true");
    set(arn, "FilterPolicyScope", "MessageBody");
    assertThat(attributes(arn)).doesNotContainKey("FilterPolicyScope");
    set(arn, "FilterPolicy", policy);
    assertThat(attributes(arn))
        .containsEntry("RawMessageDelivery", "true")
        .containsEntry("FilterPolicy", policy)
        .containsEntry("FilterPolicyScope", "MessageBody");

    set(arn, "FilterPolicy", "");
    assertThat(attributes(arn)).doesNotContainKeys("FilterPolicy", "FilterPolicyScope");
  }

  @Test
  void anEmptyFilterPolicyIsNone() {
    String topic = topic();
    String queue = queue();
    String arn = subscribe(topic, queue, Map.of("FilterPolicy", "{\"type\": [\"a\"]}"));

    set(arn, "FilterPolicy", "{}");
    sns().publish(r -> r.topicArn(topic).message("x"));
    String other = queue();
    subscribe(topic, other, Map.of("FilterPolicy", "{}"));
    sns().publish(r -> r.topicArn(topic).message("x"));

    assertThat(receive(queue)).hasSize(2);
    assertThat(receive(other)).hasSize(1);
  }

  @Test
  void attributesAreChecked() {
    String arn = subscribe(topic(), queue(), Map.of());

    assertRefused(
        () -> set(arn, "Unheard", "of"),
        InvalidParameterException.class,
        "Invalid parameter: AttributeName");
    assertRefused(
        () -> set(arn, "RawMessageDelivery", "perhaps"),
        InvalidParameterException.class,
        "Invalid parameter: RawMessageDelivery: Invalid value [perhaps]. Must be true or false.");
    assertRefused(
        () -> set(arn, "FilterPolicyScope", "Nowhere"),
        InvalidParameterException.class,
        "Invalid parameter: FilterPolicyScope: Invalid value [Nowhere]. Please use either"
            + " MessageBody or MessageAttributes");
    assertRefused(
        () -> set(arn, "RedrivePolicy", "{\"deadLetterTargetArn\":\"fake\"}"),
        InvalidParameterException.class,
        "Invalid parameter: RedrivePolicy: deadLetterTargetArn is an invalid arn");
    assertRefused(
        () -> subscribe(topic(), queue(), Map.of("RawMessageDelivery", "perhaps")),
        InvalidParameterException.class,
        "Invalid parameter: Attributes Reason: RawMessageDelivery: Invalid value [perhaps]. Must"
            + " be true or false.");
  }

  @Test
  void theDeadLetterQueueOfAFifoSubscriptionIsFifo() {
    String arn = subscribe(fifoTopic(Map.of()), fifoQueue(), Map.of());

    assertRefused(
        () -> set(arn, "RedrivePolicy", "{\"deadLetterTargetArn\":\"" + arn(queue()) + "\"}"),
        InvalidParameterException.class,
        "Invalid parameter: RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to"
            + " a FIFO Topic.");
  }

  @Test
  void unsubscribingEndsDelivery() {
    String topic = topic();
    String queue = queue();
    String arn = subscribe(topic, queue, Map.of());

    sns().unsubscribe(r -> r.subscriptionArn(arn));
    sns().unsubscribe(r -> r.subscriptionArn(arn));
    sns().publish(r -> r.topicArn(topic).message("nobody hears"));

    assertThat(receiveNow(queue)).isEmpty();
    assertRefused(() -> attributes(arn), NotFoundException.class, "Subscription does not exist");
    assertThat(sns().getTopicAttributes(r -> r.topicArn(topic)).attributes())
        .containsEntry("SubscriptionsDeleted", "1");
  }

  @Test
  void subscriptionArnsAreChecked() {
    assertRefused(
        () -> sns().unsubscribe(r -> r.subscriptionArn("PendingConfirmation")),
        InvalidParameterException.class,
        "Invalid parameter: SubscriptionArn Reason: An ARN must have at least 6 elements, not 1");
  }

  @Test
  void confirmingNeedsAToken() {
    String topic = topic();

    assertRefused(
        () -> sns().confirmSubscription(r -> r.topicArn(topic).token("wrong")),
        InvalidParameterException.class,
        "Invalid parameter: Token");
  }

  private Map<String, String> attributes(String arn) {
    return sns().getSubscriptionAttributes(r -> r.subscriptionArn(arn)).attributes();
  }

  private void set(String arn, String name, String value) {
    sns()
        .setSubscriptionAttributes(
            r -> r.subscriptionArn(arn).attributeName(name).attributeValue(value));
  }
}
