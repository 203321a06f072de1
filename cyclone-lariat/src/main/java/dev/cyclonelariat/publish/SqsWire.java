package dev.cyclonelariat.publish;

import dev.cyclonelariat.internal.AwsFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Amazon SQS. */
final class SqsWire implements Wire {

  /** SQS quotas: 1 MiB for a message, and for the sum of a batch. */
  static final int MAXIMUM_BYTES = 1024 * 1024;

  static final SizeLimit SIZE_LIMIT = (target, wanted) -> MAXIMUM_BYTES;

  private final Supplier<SqsClient> sqs;

  SqsWire(Supplier<SqsClient> sqs) {
    this.sqs = sqs;
  }

  @Override
  public PublishReceipt send(Sendable message) {
    try {
      SendMessageResponse response =
          sqs.get()
              .sendMessage(
                  request ->
                      request
                          .queueUrl(message.target())
                          .messageBody(message.body())
                          .messageGroupId(message.groupId())
                          .messageDeduplicationId(message.deduplicationId())
                          .messageAttributes(attributes(message)));
      return new PublishReceipt(
          message.resource(), response.messageId(), response.sequenceNumber());
    } catch (SdkException e) {
      throw new PublishFailedException(message, AwsFailure.of(e), e);
    }
  }

  @Override
  public List<Answer> sendBatch(List<? extends Sendable> messages, @Nullable Duration longest) {
    return BatchResults.of(
        messages,
        results -> {
          SendMessageBatchResponse response =
              sqs.get()
                  .sendMessageBatch(
                      request ->
                          request
                              .overrideConfiguration(CallTime.atMost(longest))
                              .queueUrl(messages.get(0).target())
                              .entries(results.entries(SqsWire::entry)));
          response
              .successful()
              .forEach(
                  entry -> results.sent(entry.id(), entry.messageId(), entry.sequenceNumber()));
          response
              .failed()
              .forEach(
                  entry ->
                      results.failed(
                          entry.id(), entry.code(), entry.message(), entry.senderFault()));
        });
  }

  @Override
  public int maximumBytes(String target, int wanted) {
    return MAXIMUM_BYTES;
  }

  private static SendMessageBatchRequestEntry entry(String id, Sendable message) {
    return SendMessageBatchRequestEntry.builder()
        .id(id)
        .messageBody(message.body())
        .messageGroupId(message.groupId())
        .messageDeduplicationId(message.deduplicationId())
        .messageAttributes(attributes(message))
        .build();
  }

  private static @Nullable Map<String, MessageAttributeValue> attributes(Sendable message) {
    return SdkAttributes.map(message, SqsWire::attribute);
  }

  private static MessageAttributeValue attribute(MessageAttribute attribute) {
    MessageAttributeValue.Builder value =
        MessageAttributeValue.builder().dataType(attribute.dataType());
    return attribute.isBinary()
        ? value.binaryValue(SdkBytes.fromByteArray(attribute.bytes())).build()
        : value.stringValue(attribute.value()).build();
  }
}
