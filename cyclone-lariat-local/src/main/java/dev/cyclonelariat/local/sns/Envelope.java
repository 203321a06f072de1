package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.message.MessageAttribute;
import dev.cyclonelariat.local.message.MessageBody;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * The JSON in which SNS wraps a message for a queue. Copies for several subscriptions differ in one
 * line, so that the rest is made once.
 */
final class Envelope {
  private final byte[] before;
  private final byte[] after;

  Envelope(Publication publication) {
    EnvelopeText text =
        new EnvelopeText(publication.sqsText().length())
            .member("Type", "Notification")
            .member("MessageId", publication.messageId())
            .member("SequenceNumber", publication.sequenceNumber())
            .member("TopicArn", publication.topic().arnText())
            .member("Subject", publication.subject())
            .member("Message", publication.sqsText())
            .timestamp(publication.at());
    if (publication.sequenceNumber() == null) { // FIFO topics do not sign
      text.signature(publication.topic());
    }
    before = text.name("UnsubscribeURL").toBytes();
    after = end(publication.attributes().byName()).getBytes(StandardCharsets.UTF_8);
  }

  private static String end(Map<String, MessageAttribute> attributes) {
    StringBuilder text = new StringBuilder();
    if (!attributes.isEmpty()) {
      text.append(",\n  \"MessageAttributes\" : {");
      String separator = "\n    ";
      for (Map.Entry<String, MessageAttribute> entry : attributes.entrySet()) {
        text.append(separator);
        JsonText.quote(text, entry.getKey());
        text.append(" : {\"Type\":");
        JsonText.quote(text, entry.getValue().dataType());
        text.append(",\"Value\":");
        JsonText.quote(text, value(entry.getValue()));
        text.append('}');
        separator = ",\n    ";
      }
      text.append("\n  }");
    }
    return text.append("\n}").toString();
  }

  private static String value(MessageAttribute attribute) {
    byte[] binary = attribute.binaryValue();
    return binary == null
        ? String.valueOf(attribute.stringValue())
        : Base64.getEncoder().encodeToString(binary);
  }

  /**
   * The body for one subscription.
   *
   * @param baseUrl of the link to unsubscribe
   */
  MessageBody bodyFor(Subscription subscription, String baseUrl) {
    byte[] middle = subscription.unsubscribeLink(baseUrl);
    byte[] bytes = new byte[before.length + middle.length + after.length];
    System.arraycopy(before, 0, bytes, 0, before.length);
    System.arraycopy(middle, 0, bytes, before.length, middle.length);
    System.arraycopy(after, 0, bytes, before.length + middle.length, after.length);
    return new MessageBody(bytes);
  }
}
