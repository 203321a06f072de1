package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.message.Characters;
import dev.cyclonelariat.local.message.Message;
import dev.cyclonelariat.local.message.MessageAttribute;
import dev.cyclonelariat.local.message.MessageAttributes;
import dev.cyclonelariat.local.message.MessageBody;
import dev.cyclonelariat.local.message.MessageIds;
import dev.cyclonelariat.local.protocol.Arguments;
import dev.cyclonelariat.local.protocol.Caller;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody wants to send, not yet checked against a queue.
 *
 * @param delaySeconds null for the queue's own
 * @param systemAttributes of which there is one, {@code AWSTraceHeader}
 */
record Draft(
    MessageBody body,
    MessageAttributes attributes,
    MessageAttributes systemAttributes,
    @Nullable Integer delaySeconds,
    @Nullable String groupId,
    @Nullable String deduplicationId) {
  private static final String TRACE_HEADER = "AWSTraceHeader";
  private static final int MAX_DELAY = 900;

  static Draft read(Arguments arguments) {
    String text = arguments.stringOrEmpty("MessageBody");
    if (text.isEmpty()) {
      throw SqsErrors.missingParameter("MessageBody");
    }
    int invalid = Characters.firstInvalid(text);
    if (invalid >= 0) {
      throw SqsErrors.invalidMessageContents(
          "Invalid binary character '#x"
              + Integer.toHexString(invalid).toUpperCase(Locale.ROOT)
              + "' was found in the message body, the set of allowed characters is #x9 | #xA | #xD"
              + " | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");
    }
    return new Draft(
        MessageBody.of(text),
        AttributeReader.read(arguments.structMap("MessageAttributes")),
        systemAttributes(arguments.structMap("MessageSystemAttributes")),
        arguments.integer("DelaySeconds"),
        arguments.string("MessageGroupId"),
        arguments.string("MessageDeduplicationId"));
  }

  private static MessageAttributes systemAttributes(Map<String, Arguments> given) {
    MessageAttributes attributes = AttributeReader.read(given);
    for (Map.Entry<String, MessageAttribute> entry : attributes.byName().entrySet()) {
      if (!entry.getKey().equals(TRACE_HEADER)) {
        throw SqsErrors.invalidParameter(
            "Message system attribute name '" + entry.getKey() + "' is invalid.");
      }
      if (!entry.getValue().dataType().equals("String")) {
        throw SqsErrors.invalidParameter(
            "Message system attribute '" + TRACE_HEADER + "' must have type 'String'.");
      }
    }
    return attributes;
  }

  /** Bytes that count against the limits; system attributes do not. */
  int size() {
    return body.size() + attributes.size();
  }

  /** Delay in milliseconds; negative for the queue's own. */
  long delay() {
    return delaySeconds == null ? -1 : delaySeconds * 1000L;
  }

  /** The message for this queue. Throws what AWS says if it does not fit there. */
  Message toMessage(LocalQueue queue, Caller caller) {
    checkSize(queue);
    if (queue.isFifo()) {
      checkForFifo();
    } else {
      checkForStandard();
    }
    MessageAttribute trace = systemAttributes.byName().get(TRACE_HEADER);
    return new Message(
        MessageIds.next(),
        body,
        attributes,
        caller.account(),
        groupId,
        deduplicationId == null && queue.attributes().isContentBased()
            ? body.sha256()
            : deduplicationId,
        trace == null ? null : trace.stringValue(),
        null);
  }

  private void checkSize(LocalQueue queue) {
    int limit = queue.attributes().maximumMessageSize();
    if (size() > limit) {
      throw SqsErrors.invalidParameter(
          "One or more parameters are invalid. Reason: Message must be shorter than "
              + limit
              + " bytes.");
    }
  }

  private void checkForFifo() {
    if (delaySeconds != null && delaySeconds != 0) {
      throw notForThisQueue("DelaySeconds", delaySeconds);
    }
    checkId("MessageGroupId", groupId);
    checkId("MessageDeduplicationId", deduplicationId);
  }

  private void checkForStandard() {
    if (delaySeconds != null && (delaySeconds < 0 || delaySeconds > MAX_DELAY)) {
      throw SqsErrors.invalidParameter(
          "DelaySeconds", delaySeconds, "DelaySeconds must be >= 0 and <= " + MAX_DELAY + ".");
    }
    if (deduplicationId != null) {
      throw notForThisQueue("MessageDeduplicationId", deduplicationId);
    }
    checkId("MessageGroupId", groupId);
  }

  /** The ids that a FIFO queue must have. */
  void requireIds(LocalQueue queue) {
    if (!queue.isFifo()) {
      return;
    }
    if (groupId == null || groupId.isEmpty()) {
      throw SqsErrors.missingParameter("MessageGroupId");
    }
    if (deduplicationId == null && !queue.attributes().isContentBased()) {
      throw SqsErrors.invalidParameter(
          "The queue should either have ContentBasedDeduplication enabled or"
              + " MessageDeduplicationId provided explicitly");
    }
  }

  private static void checkId(String name, @Nullable String id) {
    if (id != null && !Characters.isId(id)) {
      throw SqsErrors.invalidParameter(
          name,
          id,
          name + " can only include alphanumeric and punctuation characters. 1 to 128 in length.");
    }
  }

  private static RuntimeException notForThisQueue(String name, Object value) {
    return SqsErrors.invalidParameter(
        name, value, "The request include parameter that is not valid for this queue type.");
  }
}
