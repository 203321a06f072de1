package dev.cyclonelariat.publish;

import dev.cyclonelariat.internal.AwsFailure;
import dev.cyclonelariat.publish.PublishResult.NotSent;
import dev.cyclonelariat.publish.PublishResult.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Numbers the entries of a batch, and joins AWS's answers to the messages by these numbers. */
final class BatchResults {

  private final List<Prepared> messages;
  private final @Nullable PublishResult[] results;

  private BatchResults(List<Prepared> messages) {
    this.messages = messages;
    this.results = new PublishResult[messages.size()];
  }

  /** Makes the call, which enters the answers; if it fails as a whole, so have all its entries. */
  static List<PublishResult> of(List<Prepared> messages, Consumer<BatchResults> call) {
    BatchResults results = new BatchResults(messages);
    try {
      call.accept(results);
    } catch (SdkException e) {
      results.allFailed(e);
    }
    return results.list();
  }

  <E> List<E> entries(BiFunction<String, Prepared, E> entry) {
    List<E> entries = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      entries.add(entry.apply(Integer.toString(i), messages.get(i)));
    }
    return entries;
  }

  void sent(String id, String messageId, @Nullable String sequenceNumber) {
    int at = Integer.parseInt(id);
    Prepared message = messages.get(at);
    PublishReceipt receipt = new PublishReceipt(message.resource(), messageId, sequenceNumber);
    results[at] = new Sent(message.outgoing(), receipt);
  }

  void failed(String id, String code, @Nullable String said, @Nullable Boolean senderFault) {
    boolean retryable = Boolean.FALSE.equals(senderFault);
    failed(Integer.parseInt(id), AwsFailure.of(code, String.valueOf(said), retryable), null);
  }

  private void allFailed(SdkException e) {
    AwsFailure failure = AwsFailure.of(e);
    for (int i = 0; i < results.length; i++) {
      failed(i, failure, e);
    }
  }

  private void failed(int at, AwsFailure failure, @Nullable SdkException cause) {
    Prepared message = messages.get(at);
    results[at] =
        new NotSent(message.outgoing(), new PublishFailedException(message, failure, cause));
  }

  private List<PublishResult> list() {
    List<PublishResult> list = new ArrayList<>(results.length);
    for (int i = 0; i < results.length; i++) {
      if (results[i] == null) {
        failed(i, AwsFailure.of("NoResult", "AWS did not answer for this entry", true), null);
      }
      list.add(results[i]);
    }
    return list;
  }
}
