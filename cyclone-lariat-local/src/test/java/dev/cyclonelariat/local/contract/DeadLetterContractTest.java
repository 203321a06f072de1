package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;

/** Dead-letter queues: naming them, filling them, moving messages back. */
class DeadLetterContractTest extends SqsContract {

  @Test
  void redrivePoliciesAreChecked() {
    String queue = queue();
    String target = arn(queue());
    Map<String, String> reasons =
        Map.of(
            "nonsense",
            "Redrive policy is not a valid JSON map.",
            "{\"deadLetterTargetArn\":\"" + target + "\"}",
            "Redrive policy does not contain mandatory attribute: maxReceiveCount.",
            "{\"maxReceiveCount\":1}",
            "Redrive policy does not contain mandatory attribute: deadLetterTargetArn.",
            "{\"deadLetterTargetArn\":\"dummy\",\"maxReceiveCount\":42}",
            "Invalid value for deadLetterTargetArn.",
            policy(target, "0"),
            "Invalid value for maxReceiveCount: 0, valid values are from 1 to 1000 both"
                + " inclusive.",
            policy(target, "1001"),
            "Invalid value for maxReceiveCount: 1001, valid values are from 1 to 1000 both"
                + " inclusive.",
            policy(target + "-missing", "1"),
            "Dead letter target does not exist.");
    reasons.forEach(
        (policy, reason) ->
            assertRefused(
                () -> setRedrive(queue, policy),
                "InvalidParameterValue",
                "Value " + policy + " for parameter RedrivePolicy is invalid. Reason: " + reason));
  }

  @Test
  void bothQueuesMustBeOfOneType() {
    String policy = policy(arn(queue()), "1");

    assertRefused(
        () -> setRedrive(fifoQueue(), policy),
        "InvalidParameterValue",
        "Value "
            + policy
            + " for parameter RedrivePolicy is invalid. Reason: Dead-letter queue must be same"
            + " type of queue as the source.");
  }

  @Test
  void aDeadLetterQueueChoosesItsSources() {
    String source = queue();
    String target = queue();
    allowRedrive(target, "{\"redrivePermission\":\"denyAll\"}");
    String policy = policy(arn(target), "1");

    assertRefused(
        () -> setRedrive(source, policy),
        "InvalidParameterValue",
        "Value "
            + policy
            + " for parameter RedrivePolicy is invalid. Reason: Source queue is not allowed by the"
            + " dead-letter queue's RedriveAllowPolicy.");

    allowRedrive(
        target,
        "{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"" + arn(source) + "\"]}");
    setRedrive(source, policy);
    assertThat(attribute(source, QueueAttributeName.REDRIVE_POLICY)).isEqualTo(policy);
  }

  @Test
  void itsSourcesAreListed() {
    String target = queue();
    String one = queue();
    String two = queue();
    setRedrive(one, policy(arn(target), "3"));
    setRedrive(two, policy(arn(target), "\"3\""));

    assertThat(sqs().listDeadLetterSourceQueues(r -> r.queueUrl(target)).queueUrls())
        .containsExactlyInAnyOrder(one, two);
    assertThat(sqs().listDeadLetterSourceQueues(r -> r.queueUrl(target).maxResults(1)).queueUrls())
        .hasSize(1);
  }

  @Test
  void aDeadLetterOfAFifoQueueLetsItsGroupGoOn() {
    String target = fifoQueue();
    String queue = fifoQueue();
    setRedrive(queue, policy(arn(target), "1"));
    send(queue, "poison", "g", "1");
    send(queue, "next", "g", "2");
    handBack(queue, receiveFirst(queue));

    assertThat(receiveFirst(queue).body()).isEqualTo("next");
    Message dead = receiveOne(target);
    assertThat(dead.body()).isEqualTo("poison");
    assertThat(dead.attributes()).containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "g");
  }

  @Test
  void deadLettersMoveBackToWhereTheyCameFrom() {
    String target = queue();
    String queue = queue();
    setRedrive(queue, policy(arn(target), "1"));
    String id = send(queue, "again");
    handBack(queue, receiveFirst(queue));
    assertThat(receiveNow(queue)).isEmpty();

    String targetArn = arn(target);
    assertThat(sqs().startMessageMoveTask(r -> r.sourceArn(targetArn)).taskHandle()).isNotEmpty();
    Message moved = receiveOne(queue);

    assertThat(moved.body()).isEqualTo("again");
    assertThat(moved.messageId()).isNotEqualTo(id);
    assertThat(moved.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
    List<ListMessageMoveTasksResultEntry> tasks =
        sqs().listMessageMoveTasks(r -> r.sourceArn(targetArn)).results();
    assertThat(tasks).hasSize(1);
    assertThat(tasks.get(0).status()).isEqualTo("COMPLETED");
    assertThat(tasks.get(0).approximateNumberOfMessagesMoved()).isEqualTo(1);
    assertThat(tasks.get(0).taskHandle()).isNull();
  }

  @Test
  void deadLettersMoveElsewhereOnDemand() {
    String target = queue();
    String elsewhere = queue();
    setRedrive(queue(), policy(arn(target), "1"));
    send(target, "a");
    send(target, "b");
    String targetArn = arn(target);
    String elsewhereArn = arn(elsewhere);

    sqs().startMessageMoveTask(r -> r.sourceArn(targetArn).destinationArn(elsewhereArn));

    assertThat(bodies(receive(elsewhere, 2))).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aSlowMoveCanBeCancelled() {
    String target = queue();
    setRedrive(queue(), policy(arn(target), "1"));
    for (int i = 0; i < 10; i++) {
      send(target, "m" + i);
    }
    String targetArn = arn(target);
    String destination = arn(queue());
    String handle =
        sqs()
            .startMessageMoveTask(
                r ->
                    r.sourceArn(targetArn)
                        .destinationArn(destination)
                        .maxNumberOfMessagesPerSecond(1))
            .taskHandle();

    ListMessageMoveTasksResultEntry running =
        sqs().listMessageMoveTasks(r -> r.sourceArn(targetArn)).results().get(0);
    assertThat(running.status()).isEqualTo("RUNNING");
    assertThat(running.taskHandle()).isEqualTo(handle);
    assertThat(running.approximateNumberOfMessagesToMove()).isEqualTo(10);
    assertRefused(
        () -> sqs().startMessageMoveTask(r -> r.sourceArn(targetArn)),
        "InvalidParameterValue",
        "There is already a task running. Only one active task is allowed for a source queue arn"
            + " at a given time.");
    sqs().cancelMessageMoveTask(r -> r.taskHandle(handle));
    assertThat(sqs().listMessageMoveTasks(r -> r.sourceArn(targetArn)).results().get(0).status())
        .isEqualTo("CANCELLED");
  }

  @Test
  void movesAreChecked() {
    String queue = queue();
    String queueArn = arn(queue);

    assertRefused(
        () -> sqs().startMessageMoveTask(r -> r.sourceArn(queueArn)),
        "InvalidParameterValue",
        "Source queue must be configured as a Dead Letter Queue.");
    assertRefused(
        () -> sqs().startMessageMoveTask(r -> r.sourceArn(queueArn + "-missing")),
        ResourceNotFoundException.class,
        "The resource that you specified for the SourceArn parameter doesn't exist.");
    setRedrive(queue(), policy(queueArn, "1"));
    assertRefused(
        () ->
            sqs()
                .startMessageMoveTask(
                    r -> r.sourceArn(queueArn).destinationArn(queueArn + "-missing")),
        ResourceNotFoundException.class,
        "The resource that you specified for the DestinationArn parameter doesn't exist.");
    assertRefused(
        () -> sqs().cancelMessageMoveTask(r -> r.taskHandle("nonsense")),
        "InvalidParameterValue",
        "Value for parameter TaskHandle is invalid.");
  }

  private Message receiveFirst(String queue) {
    return sqs()
        .receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(1).waitTimeSeconds(1))
        .messages()
        .get(0);
  }

  private void handBack(String queue, Message message) {
    sqs()
        .changeMessageVisibility(
            r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
  }

  private void setRedrive(String queue, String policy) {
    sqs()
        .setQueueAttributes(
            r -> r.queueUrl(queue).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)));
  }

  private void allowRedrive(String queue, String policy) {
    sqs()
        .setQueueAttributes(
            r ->
                r.queueUrl(queue)
                    .attributes(Map.of(QueueAttributeName.REDRIVE_ALLOW_POLICY, policy)));
  }

  private static String policy(String target, String count) {
    return "{\"deadLetterTargetArn\":\"" + target + "\",\"maxReceiveCount\":" + count + "}";
  }
}
