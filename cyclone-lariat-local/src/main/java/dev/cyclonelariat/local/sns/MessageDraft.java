package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.json.JsonSyntaxException;
import dev.cyclonelariat.local.message.Characters;
import dev.cyclonelariat.local.message.MessageAttributes;
import dev.cyclonelariat.local.message.MessageBody;
import dev.cyclonelariat.local.protocol.Arguments;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody wants to publish.
 *
 * @param body the message as given, which counts against the limits and is deduplicated by
 * @param sqsBody what queues get of it
 * @param sqsText the same as text
 */
record MessageDraft(
    MessageBody body,
    MessageBody sqsBody,
    String sqsText,
    @Nullable String subject,
    MessageAttributes attributes,
    @Nullable String groupId,
    @Nullable String deduplicationId) {
  private static final int MAX_SUBJECT = 100;

  static MessageDraft read(Arguments arguments) {
    String message = arguments.stringOrEmpty("Message");
    if (message.isEmpty()) {
      throw SnsErrors.invalid("Empty message");
    }
    String subject = arguments.string("Subject");
    if (subject != null && !isSubject(subject)) {
      throw SnsErrors.invalid("Subject");
    }
    MessageBody body = MessageBody.of(message);
    boolean structured = "json".equals(arguments.string("MessageStructure"));
    String sqsText = structured ? sqsEntry(message) : message;
    return new MessageDraft(
        body,
        structured ? MessageBody.of(sqsText) : body,
        sqsText,
        subject,
        SnsAttributeReader.read(arguments.structMap("MessageAttributes")),
        arguments.string("MessageGroupId"),
        arguments.string("MessageDeduplicationId"));
  }

  /** One line of text that does not begin with a space (SNS API Reference, Publish). */
  private static boolean isSubject(String subject) {
    return !subject.isEmpty()
        && subject.length() <= MAX_SUBJECT
        && subject.charAt(0) != ' '
        && subject.chars().noneMatch(Character::isISOControl);
  }

  private static String sqsEntry(String message) {
    Map<String, Object> entries;
    try {
      entries = Json.parseObject(message);
    } catch (JsonSyntaxException e) {
      throw SnsErrors.invalid("Message Structure - JSON message body failed to parse");
    }
    if (!(entries.get("default") instanceof String fallback)) {
      throw SnsErrors.invalid("Message Structure - No default entry in JSON message body");
    }
    return entries.get("sqs") instanceof String text ? text : fallback;
  }

  /** Bytes that count against the limits. */
  int size() {
    return body.size() + attributes.size();
  }

  /** Throws what SNS says if this topic does not take the message. */
  void check(Topic topic) {
    if (size() > topic.attributes().maximumMessageSize()) {
      throw SnsErrors.invalid("Message too long");
    }
    checkId("MessageGroupId", groupId);
    checkId("MessageDeduplicationId", deduplicationId);
    if (topic.attributes().isFifo()) {
      if (groupId == null) {
        throw SnsErrors.invalid("The MessageGroupId parameter is required for FIFO topics");
      }
      if (deduplicationId == null && !topic.attributes().isContentBased()) {
        throw SnsErrors.invalid(
            "The topic should either have ContentBasedDeduplication enabled or"
                + " MessageDeduplicationId provided explicitly");
      }
    } else if (deduplicationId != null) {
      throw SnsErrors.invalid(
          "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter"
              + " that is not valid for this topic type");
    }
  }

  private static void checkId(String name, @Nullable String id) {
    if (id != null && !Characters.isId(id)) {
      throw SnsErrors.invalid(
          name
              + " Reason: The "
              + name
              + " can only include alphanumeric and punctuation characters. 1 to 128 in length");
    }
  }
}
