package dev.cyclonelariat.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.local.sdk.LocalClients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Queue policies decide what SNS delivers, and nothing else. */
class PolicyEnforcementTest {
  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:q";
  private static final String DEAD = "arn:aws:sqs:us-east-1:000000000000:dead";

  private final LocalSnsSqs local = LocalSnsSqs.start();
  private final LocalClients clients = LocalClients.of(local);

  @AfterEach
  void close() {
    clients.close();
    local.close();
  }

  /** A plain Subscribe, which gives no permission. */
  private static String topicWithoutPermission(
      LocalSnsSqs local, LocalClients clients, String name, Map<String, String> attributes) {
    String topic = local.topology().createTopic(name);
    clients
        .sns()
        .subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint(QUEUE).attributes(attributes));
    return topic;
  }

  private String topic(String name) {
    return topicWithoutPermission(local, clients, name, Map.of("RawMessageDelivery", "true"));
  }

  private void publish(String topic, String message) {
    clients.sns().publish(r -> r.topicArn(topic).message(message));
  }

  private static String allow(String principal, String action, String resource) {
    return "{'Statement':[{'Effect':'Allow','Principal':%s,'Action':'%s','Resource':'%s'}]}"
        .formatted(principal, action, resource)
        .replace('\'', '"');
  }

  @Test
  void withoutAPolicyATopicDeliversNothing() {
    local.topology().createQueue("q");

    publish(topic("t"), "lost");

    assertThat(local.messages("q")).isEmpty();
    assertThat(local.deliveries().events(Kind.DROPPED, "q"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.detail())
                    .contains("the queue's policy", "topology().subscribe or a seed file"));
  }

  @Test
  void theGemsOwnPolicyLetsItsTopicsSend() {
    String policy =
        """
        {"Sid": "s", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"},
          "Action": "SQS:*", "Resource": "arn:aws:sqs:us-east-1:000000000000:q",
          "Condition": {"ArnEquals": {"aws:SourceArn": "arn:aws:sns:*:*:test-*-fanout-*"}}}]}
        """;
    local.topology().createQueue("q", Map.of("Policy", policy));

    publish(topic("test-event-fanout-app-done"), "delivered");
    publish(topic("custom"), "dropped");

    assertThat(local.messages("q")).extracting("body").containsExactly("delivered");
    assertThat(local.deliveries().count(Kind.DROPPED, "q")).isEqualTo(1);
  }

  @Test
  void principalActionAndResourceCount() {
    local.topology().createQueue("q");
    String topic = topic("t");
    for (String policy :
        List.of(
            allow("{'Service':'events.amazonaws.com'}", "sqs:SendMessage", QUEUE),
            allow("'*'", "sqs:ReceiveMessage", QUEUE),
            allow("'*'", "sqs:SendMessage", DEAD))) {
      setPolicy(policy);
      publish(topic, "dropped");
    }
    setPolicy(allow("{'Service':'sns.amazonaws.com'}", "sqs:SendMessage", QUEUE));
    publish(topic, "delivered");

    assertThat(local.messages("q")).extracting("body").containsExactly("delivered");
    assertThat(local.deliveries().count(Kind.DROPPED, "q")).isEqualTo(3);
  }

  private void setPolicy(String policy) {
    String url = clients.sqs().getQueueUrl(r -> r.queueName("q")).queueUrl();
    clients
        .sqs()
        .setQueueAttributes(r -> r.queueUrl(url).attributesWithStrings(Map.of("Policy", policy)));
  }

  @Test
  void directCallsAreNeverRefused() {
    String deny = allow("'*'", "sqs:*", QUEUE).replace("Allow", "Deny");
    String url = local.topology().createQueue("q", Map.of("Policy", deny));

    clients.sqs().sendMessage(r -> r.queueUrl(url).messageBody("x"));

    assertThat(clients.sqs().receiveMessage(r -> r.queueUrl(url)).messages()).hasSize(1);
  }

  @Test
  void aDeadLetterQueueNeedsItsOwnPermission() {
    local.topology().createQueue("q");
    String dead = local.topology().createQueue("dead");
    String redrive = "{\"deadLetterTargetArn\":\"" + DEAD + "\"}";
    String topic = topicWithoutPermission(local, clients, "t", Map.of("RedrivePolicy", redrive));
    publish(topic, "dropped");
    String policy = allow("'*'", "sqs:SendMessage", DEAD);
    clients
        .sqs()
        .setQueueAttributes(r -> r.queueUrl(dead).attributesWithStrings(Map.of("Policy", policy)));
    publish(topic, "kept");

    assertThat(local.messages("dead"))
        .singleElement()
        .satisfies(message -> assertThat(message.body()).contains("kept"));
    assertThat(local.deliveries().count(Kind.DROPPED, "q")).isEqualTo(1);
  }

  @Test
  void policiesCanBeSwitchedOff() {
    try (LocalSnsSqs open = LocalSnsSqs.builder().policyEnforcement(PolicyEnforcement.OFF).start();
        LocalClients others = LocalClients.of(open)) {
      open.topology().createQueue("q");
      String topic = topicWithoutPermission(open, others, "t", Map.of());
      others.sns().publish(r -> r.topicArn(topic).message("x"));

      assertThat(open.messages("q")).hasSize(1);
    }
  }

  @Test
  void oneLogLineTellsOfDroppedMessages() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.log.dev.cyclonelariat=warn",
                "-cp",
                System.getProperty("java.class.path"),
                Dropping.class.getName())
            .start();
    try {
      assertThat(log(process).lines())
          .singleElement()
          .asString()
          .contains("arn:aws:sns:us-east-1:000000000000:t", QUEUE, "the queue's policy")
          .doesNotContain("secret");
    } finally {
      process.destroyForcibly();
    }
  }

  private static String log(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** In a JVM of its own, since tests do not log. */
  static final class Dropping {
    private Dropping() {}

    public static void main(String[] args) {
      try (LocalSnsSqs local = LocalSnsSqs.start();
          LocalClients clients = LocalClients.of(local)) {
        local.topology().createQueue("q");
        String topic = topicWithoutPermission(local, clients, "t", Map.of());
        for (int i = 0; i < 3; i++) {
          clients.sns().publish(r -> r.topicArn(topic).message("secret"));
        }
      }
    }
  }
}
