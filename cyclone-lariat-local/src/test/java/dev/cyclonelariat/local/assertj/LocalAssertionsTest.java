package dev.cyclonelariat.local.assertj;

import static dev.cyclonelariat.local.assertj.LocalAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.junit.LocalSnsSqsExtension;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

@ExtendWith(LocalSnsSqsExtension.class)
class LocalAssertionsTest {
  private LocalSnsSqs local;
  private String topic;
  private String queue;

  @BeforeEach
  void prepare(LocalSnsSqs broker, SnsClient sns, SqsClient sqs) {
    local = broker;
    topic = local.topology().createTopic("topic");
    queue = local.topology().createQueue("queue");
    local.topology().subscribe("topic", "queue", Map.of("RawMessageDelivery", "true"));
    for (String message : new String[] {"a", "b", "c"}) {
      sns.publish(r -> r.topicArn(topic).message(message));
    }
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("later").delaySeconds(900));
    sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(1));
  }

  @Test
  void trueThingsPass() {
    assertThat(local).hasDroppedNothing().hasNoQueue("other").hasNoTopic("other");
    assertThat(local)
        .queue("queue")
        .hasMessages(4)
        .hasAvailable(2)
        .hasInFlight(1)
        .hasDelayed(1)
        .hasGot(4)
        .hasDeleted(0)
        .hasAttribute("VisibilityTimeout", "30");
    assertThat(local).queue("queue").bodies().containsExactly("a", "b", "c", "later");
    assertThat(local).queue("queue").messages().extracting("receiveCount").startsWith(1, 0);
    assertThat(local).topic(topic).hasPublished(3).hasSubscribers("queue");
  }

  @Test
  void falseThingsFailAndSayWhatIs() {
    fails(() -> assertThat(local).queue("other"), "there are only [queue]");
    fails(() -> assertThat(local).topic("other"), "there are only [topic]");
    fails(() -> assertThat(local).hasNoQueue("queue"), "it exists");
    fails(() -> assertThat(local).hasNoTopic("topic"), "it exists");
    fails(
        () -> assertThat(local).queue("queue").hasMessages(3),
        "to have 3 messages, but it has 4 (2 available, 1 in flight, 1 delayed)");
    fails(() -> assertThat(local).queue("queue").isEmpty(), "to have 0 messages");
    fails(() -> assertThat(local).queue("queue").hasAttribute("DelaySeconds", "1"), "DelaySeconds");
    fails(() -> assertThat(local).topic("topic").hasPublished(1), "but it took 3");
    fails(() -> assertThat(local).topic("topic").hasSubscribers(), "queue");
    fails(() -> assertThat(local).topic("topic").hasAttribute("DisplayName", "x"), "DisplayName");
  }

  @Test
  void droppedMessagesAreShown(SnsClient sns) {
    String open = local.topology().createTopic("unwelcome");
    sns.subscribe(
        r -> r.topicArn(open).protocol("sqs").endpoint("arn:aws:sqs:us-east-1:000000000000:queue"));
    sns.publish(r -> r.topicArn(open).message("x"));

    fails(() -> assertThat(local).hasDroppedNothing(), "there are 1");
  }

  private static void fails(ThrowingCallable assertion, String words) {
    assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContaining(words);
  }
}
