package dev.cyclonelariat.publish;

import dev.cyclonelariat.internal.AwsFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** Amazon SNS. */
final class SnsWire implements Wire {

  /** What a topic takes unless its attribute MaximumMessageSize says more. */
  private static final int DEFAULT_MAXIMUM_BYTES = 256 * 1024;

  private static final String MAXIMUM_MESSAGE_SIZE = "MaximumMessageSize";

  private final Supplier<SnsClient> sns;
  private final Map<String, Integer> raisedLimits = new ConcurrentHashMap<>();

  SnsWire(Supplier<SnsClient> sns) {
    this.sns = sns;
  }

  @Override
  public PublishReceipt send(Sendable message) {
    try {
      PublishResponse response =
          sns.get()
              .publish(
                  request ->
                      request
                          .topicArn(message.target())
                          .message(message.body())
                          .messageGroupId(message.groupId())
                          .messageDeduplicationId(message.deduplicationId())
                          .messageAttributes(attributes(message)));
      return receipt(message, response.messageId(), response.sequenceNumber());
    } catch (SdkException e) {
      throw new PublishFailedException(message, AwsFailure.of(e), e);
    }
  }

  @Override
  public List<Answer> sendBatch(List<? extends Sendable> messages, @Nullable Duration longest) {
    return BatchResults.of(
        messages,
        results -> {
          PublishBatchResponse response =
              sns.get()
                  .publishBatch(
                      request ->
                          request
                              .overrideConfiguration(CallTime.atMost(longest))
                              .topicArn(messages.get(0).target())
                              .publishBatchRequestEntries(results.entries(SnsWire::entry)));
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
    return wanted <= DEFAULT_MAXIMUM_BYTES
        ? DEFAULT_MAXIMUM_BYTES
        : raisedLimits.computeIfAbsent(target, this::askForLimit);
  }

  /** A publisher that may not ask keeps to what every topic takes. */
  private int askForLimit(String topicArn) {
    try {
      String raised =
          sns.get()
              .getTopicAttributes(request -> request.topicArn(topicArn))
              .attributes()
              .get(MAXIMUM_MESSAGE_SIZE);
      return raised == null ? DEFAULT_MAXIMUM_BYTES : Integer.parseInt(raised);
    } catch (SdkException | NumberFormatException e) {
      return DEFAULT_MAXIMUM_BYTES;
    }
  }

  private static PublishBatchRequestEntry entry(String id, Sendable message) {
    return PublishBatchRequestEntry.builder()
        .id(id)
        .message(message.body())
        .messageGroupId(message.groupId())
        .messageDeduplicationId(message.deduplicationId())
        .messageAttributes(attributes(message))
        .build();
  }

  private static @Nullable Map<String, MessageAttributeValue> attributes(Sendable message) {
    return SdkAttributes.map(message, SnsWire::attribute);
  }

  private static MessageAttributeValue attribute(MessageAttribute attribute) {
    MessageAttributeValue.Builder value =
        MessageAttributeValue.builder().dataType(attribute.dataType());
    return attribute.isBinary()
        ? value.binaryValue(SdkBytes.fromByteArray(attribute.bytes())).build()
        : value.stringValue(attribute.value()).build();
  }

  private static PublishReceipt receipt(
      Sendable message, String messageId, @Nullable String sequenceNumber) {
    return new PublishReceipt(message.resource(), messageId, sequenceNumber);
  }
}
