package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/** What makes a whole batch wrong. */
class BatchContractTest extends SqsContract {

  @Test
  void tenEntriesFit() {
    String queue = queue();

    var result = sqs().sendMessageBatch(r -> r.queueUrl(queue).entries(entries(10)));

    assertThat(result.successful()).hasSize(10);
    assertThat(result.failed()).isEmpty();
    assertThat(receive(queue, 10)).hasSize(10);
  }

  @Test
  void elevenDoNot() {
    String queue = queue();

    assertRefused(
        () -> sqs().sendMessageBatch(r -> r.queueUrl(queue).entries(entries(11))),
        TooManyEntriesInBatchRequestException.class,
        "Maximum number of entries per request are 10. You have sent 11.");
  }

  @Test
  void anEmptyBatchIsRefused() {
    String queue = queue();

    assertRefused(
        () -> sqs().sendMessageBatch(r -> r.queueUrl(queue).entries(List.of())),
        EmptyBatchRequestException.class,
        "There should be at least one SendMessageBatchRequestEntry in the request.");
    assertRefused(
        () -> sqs().deleteMessageBatch(r -> r.queueUrl(queue).entries(List.of())),
        EmptyBatchRequestException.class,
        "There should be at least one DeleteMessageBatchRequestEntry in the request.");
  }

  @Test
  void idsMustDiffer() {
    String queue = queue();

    assertRefused(
        () ->
            sqs()
                .sendMessageBatch(
                    r -> r.queueUrl(queue).entries(entry("same", "1"), entry("same", "2"))),
        BatchEntryIdsNotDistinctException.class,
        "Id same repeated.");
  }

  @Test
  void idsAreChecked() {
    String queue = queue();
    for (String id : List.of("", "a b", "a:b", "a".repeat(81))) {
      String message =
          "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It"
              + " can be at most 80 letters long.";
      assertRefused(
          () -> sqs().sendMessageBatch(r -> r.queueUrl(queue).entries(entry(id, "x"))),
          InvalidBatchEntryIdException.class,
          message);
      assertRefused(
          () ->
              sqs()
                  .deleteMessageBatch(
                      r ->
                          r.queueUrl(queue)
                              .entries(
                                  DeleteMessageBatchRequestEntry.builder()
                                      .id(id)
                                      .receiptHandle("h")
                                      .build())),
          InvalidBatchEntryIdException.class,
          message);
    }
  }

  @Test
  void allEntriesTogetherHaveUpToOneMebibyte() {
    String queue = queue();
    String half = "x".repeat(524_288);

    assertThat(
            sqs()
                .sendMessageBatch(
                    r -> r.queueUrl(queue).entries(entry("a", half), entry("b", half)))
                .successful())
        .hasSize(2);
    assertRefused(
        () ->
            sqs()
                .sendMessageBatch(
                    r -> r.queueUrl(queue).entries(entry("a", half), entry("b", half + "x"))),
        BatchRequestTooLongException.class,
        "Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.");
  }

  @Test
  void aFifoBatchNeedsGroupsInAllEntries() {
    String queue = fifoQueue();

    assertRefused(
        () -> sqs().sendMessageBatch(r -> r.queueUrl(queue).entries(entry("a", "x"))),
        "InvalidParameterValue",
        "The request must contain the parameter MessageGroupId.");
  }

  private static List<SendMessageBatchRequestEntry> entries(int count) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(entry("id" + i, "body" + i));
    }
    return entries;
  }

  private static SendMessageBatchRequestEntry entry(String id, String body) {
    return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
  }
}
