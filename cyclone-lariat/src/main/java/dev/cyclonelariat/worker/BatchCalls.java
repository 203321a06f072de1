package dev.cyclonelariat.worker;

import dev.cyclonelariat.internal.AwsFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/** Answers for up to ten messages of one queue in one call. */
final class BatchCalls {

  /** SQS: the most entries of a batch. */
  static final int MOST = 10;

  private final SqsClient sqs;
  private final String url;

  BatchCalls(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  /**
   * Which entries were refused.
   *
   * @param forGood positions of those whose receipts are no longer good
   * @param forNow positions of those to try again
   */
  record Refused(List<Integer> forGood, List<Integer> forNow) {

    private static Refused of(List<BatchResultErrorEntry> failed) {
      Refused refused = new Refused(new ArrayList<>(), new ArrayList<>());
      for (BatchResultErrorEntry entry : failed) {
        boolean forGood = !mayPass(entry);
        (forGood ? refused.forGood : refused.forNow).add(Integer.valueOf(entry.id()));
      }
      return refused;
    }
  }

  /** A throttled entry is said to be the sender's fault too. */
  private static boolean mayPass(BatchResultErrorEntry entry) {
    boolean ours = Boolean.TRUE.equals(entry.senderFault());
    return AwsFailure.of(entry.code(), String.valueOf(entry.message()), !ours).retryable();
  }

  Refused delete(List<Held> messages) {
    return Refused.of(
        sqs.deleteMessageBatch(
                request ->
                    request
                        .queueUrl(url)
                        .entries(
                            entries(
                                messages.size(),
                                i ->
                                    DeleteMessageBatchRequestEntry.builder()
                                        .id(Integer.toString(i))
                                        .receiptHandle(messages.get(i).receiptHandle())
                                        .build())))
            .failed());
  }

  /**
   * Makes messages visible again.
   *
   * @param seconds from now, for each message
   */
  Refused changeVisibility(List<Held> messages, List<Integer> seconds) {
    return Refused.of(
        sqs.changeMessageVisibilityBatch(
                request ->
                    request
                        .queueUrl(url)
                        .entries(
                            entries(
                                messages.size(),
                                i ->
                                    ChangeMessageVisibilityBatchRequestEntry.builder()
                                        .id(Integer.toString(i))
                                        .receiptHandle(messages.get(i).receiptHandle())
                                        .visibilityTimeout(seconds.get(i))
                                        .build())))
            .failed());
  }

  private static <T> List<T> entries(int count, IntFunction<T> entry) {
    return IntStream.range(0, count).mapToObj(entry).toList();
  }

  /** Splits what is too much for one call. */
  static <T> List<List<T>> split(List<T> all) {
    List<List<T>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST) {
      batches.add(all.subList(from, Math.min(from + MOST, all.size())));
    }
    return batches;
  }
}
