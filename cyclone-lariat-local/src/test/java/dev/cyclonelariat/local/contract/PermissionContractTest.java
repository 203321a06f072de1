package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** AddPermission and RemovePermission. */
class PermissionContractTest extends SqsContract {

  @Test
  void aPermissionIsAStatementOfThePolicy() {
    String queue = queue();
    String account = broker.account();

    sqs()
        .addPermission(
            r -> r.queueUrl(queue).label("label").awsAccountIds(account).actions("ReceiveMessage"));

    Map<String, Object> policy = Json.parseObject(attribute(queue, QueueAttributeName.POLICY));
    assertThat(policy)
        .containsEntry("Version", "2008-10-17")
        .containsEntry("Id", arn(queue) + "/SQSDefaultPolicy")
        .containsEntry(
            "Statement",
            List.of(
                Map.of(
                    "Sid",
                    "label",
                    "Effect",
                    "Allow",
                    "Principal",
                    Map.of("AWS", "arn:aws:iam::" + account + ":root"),
                    "Action",
                    "SQS:ReceiveMessage",
                    "Resource",
                    arn(queue))));

    sqs().removePermission(r -> r.queueUrl(queue).label("label"));
    assertThat(attributes(queue, QueueAttributeName.ALL))
        .doesNotContainKey(QueueAttributeName.POLICY);
  }

  @Test
  void labelsAreUnique() {
    String queue = queue();
    add(queue, "label", "SendMessage");

    assertRefused(
        () -> add(queue, "label", "SendMessage"),
        "InvalidParameterValue",
        "Value label for parameter Label is invalid. Reason: Already exists.");
    assertRefused(
        () -> sqs().removePermission(r -> r.queueUrl(queue).label("other")),
        "InvalidParameterValue",
        "Value other for parameter Label is invalid. Reason: can't find label.");
  }

  @Test
  void actionsAreChecked() {
    String queue = queue();

    assertRefused(
        () -> add(queue, "label", "CreateQueue"),
        "InvalidParameterValue",
        "Value SQS:CreateQueue for parameter ActionName is invalid. Reason: Only the queue owner"
            + " is allowed to invoke this action.");
    assertRefused(
        () ->
            add(
                queue,
                "label",
                "ChangeMessageVisibility",
                "DeleteMessage",
                "GetQueueAttributes",
                "GetQueueUrl",
                "ListDeadLetterSourceQueues",
                "PurgeQueue",
                "ReceiveMessage",
                "SendMessage"),
        OverLimitException.class,
        "8 Actions were found, maximum allowed is 7.");
  }

  private void add(String queue, String label, String... actions) {
    sqs()
        .addPermission(
            r -> r.queueUrl(queue).label(label).awsAccountIds(broker.account()).actions(actions));
  }
}
