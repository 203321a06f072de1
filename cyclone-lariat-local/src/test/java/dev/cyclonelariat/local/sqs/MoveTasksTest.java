package dev.cyclonelariat.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.SettableClock;
import dev.cyclonelariat.local.junit.LocalSnsSqsExtension;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;

/** Moves of dead letters that take their time. */
class MoveTasksTest {
  private static final String ARN = "arn:aws:sqs:us-east-1:000000000000:";

  private final SettableClock clock = SettableClock.atPresent();

  @RegisterExtension
  final LocalSnsSqsExtension extension =
      LocalSnsSqsExtension.with(LocalSnsSqs.builder().clock(clock).queueNamesRest(false));

  private LocalSnsSqs local;
  private SqsClient sqs;
  private String dead;

  @BeforeEach
  void startAMoveOfFiveMessages() {
    local = extension.broker();
    sqs = extension.clients().sqs();
    dead = local.topology().createQueue("dead");
    local
        .topology()
        .createQueue(
            "source",
            Map.of(
                "RedrivePolicy",
                "{\"deadLetterTargetArn\":\"" + ARN + "dead\",\"maxReceiveCount\":1}"));
    for (int i = 0; i < 5; i++) {
      sqs.sendMessage(r -> r.queueUrl(dead).messageBody("x"));
    }
    sqs.startMessageMoveTask(
        r ->
            r.sourceArn(ARN + "dead")
                .destinationArn(ARN + "source")
                .maxNumberOfMessagesPerSecond(2));
  }

  @Test
  void theyGoAtTheirRateByTheClock() {
    clock.advance(Duration.ofSeconds(1));
    assertThat(task().approximateNumberOfMessagesMoved()).isEqualTo(2);
    assertThat(task().status()).isEqualTo("RUNNING");

    clock.advance(Duration.ofSeconds(2));
    assertThat(task().approximateNumberOfMessagesMoved()).isEqualTo(5);
    assertThat(task().status()).isEqualTo("COMPLETED");
    assertThat(local.messages("source")).hasSize(5);
  }

  private ListMessageMoveTasksResultEntry task() {
    return sqs.listMessageMoveTasks(r -> r.sourceArn(ARN + "dead")).results().get(0);
  }

  @Test
  void theyEndWithTheirSource() {
    sqs.deleteQueue(r -> r.queueUrl(dead));
    clock.advance(Duration.ofSeconds(10));
    local.topology().createQueue("dead");

    assertThat(local.messages("source")).isEmpty();
    assertThat(local.deliveries().count(Kind.MOVED)).isZero();
  }

  @Test
  void theyEndWhenAllIsForgotten() {
    local.reset();
    local.topology().createQueue("source");
    clock.advance(Duration.ofSeconds(10));
    local.topology().createQueue("dead");

    assertThat(local.messages("source")).isEmpty();
  }
}
