package dev.cyclonelariat.publish;

import dev.cyclonelariat.internal.AwsFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Numbers the entries of a batch, and joins AWS's answers to the messages by these numbers. */
final class BatchResults {

  private final List<? extends Sendable> messages;
  private final @Nullable Answer[] answers;

  private BatchResults(List<? extends Sendable> messages) {
    this.messages = messages;
    this.answers = new Answer[messages.size()];
  }

  /** Makes the call, which enters the answers; if it fails as a whole, so have all its entries. */
  static List<Answer> of(List<? extends Sendable> messages, Consumer<BatchResults> call) {
    BatchResults results = new BatchResults(messages);
    try {
      call.accept(results);
    } catch (SdkException e) {
      results.allFailed(e);
    }
    return results.list();
  }

  <E> List<E> entries(BiFunction<String, Sendable, E> entry) {
    List<E> entries = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      entries.add(entry.apply(Integer.toString(i), messages.get(i)));
    }
    return entries;
  }

  void sent(String id, String messageId, @Nullable String sequenceNumber) {
    int at = Integer.parseInt(id);
    answers[at] =
        new Answer.Taken(
            new PublishReceipt(messages.get(at).resource(), messageId, sequenceNumber));
  }

  void failed(String id, String code, @Nullable String said, @Nullable Boolean senderFault) {
    boolean retryable = Boolean.FALSE.equals(senderFault);
    failed(Integer.parseInt(id), AwsFailure.of(code, String.valueOf(said), retryable), null);
  }

  private void allFailed(SdkException e) {
    AwsFailure failure = AwsFailure.of(e);
    for (int i = 0; i < answers.length; i++) {
      failed(i, failure, e);
    }
  }

  private void failed(int at, AwsFailure failure, @Nullable SdkException cause) {
    answers[at] = new Answer.Failed(new PublishFailedException(messages.get(at), failure, cause));
  }

  private List<Answer> list() {
    List<Answer> list = new ArrayList<>(answers.length);
    for (int i = 0; i < answers.length; i++) {
      if (answers[i] == null) {
        failed(i, AwsFailure.of("NoResult", "AWS did not answer for this entry", true), null);
      }
      list.add(answers[i]);
    }
    return list;
  }
}
