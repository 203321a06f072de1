package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.message.MessageAttribute;
import dev.cyclonelariat.local.message.MessageBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON in which SNS wraps a message for a queue, spaced as SNS spaces it. Copies for several
 * subscriptions differ in one line, so that the rest is made once. The signature is a dummy.
 */
final class Envelope {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String SIGNATURE = "RXhhbXBsZQ==";

  private final byte[] before;
  private final byte[] after;

  Envelope(Publication publication) {
    StringBuilder text = new StringBuilder(512 + publication.sqsText().length());
    text.append('{');
    member(text, "\n  ", "Type", "Notification");
    member(text, ",\n  ", "MessageId", publication.messageId());
    member(text, ",\n  ", "SequenceNumber", publication.sequenceNumber());
    member(text, ",\n  ", "TopicArn", publication.topic().arnText());
    member(text, ",\n  ", "Subject", publication.subject());
    member(text, ",\n  ", "Message", publication.sqsText());
    member(text, ",\n  ", "Timestamp", TIMESTAMP.format(Instant.ofEpochMilli(publication.at())));
    if (publication.sequenceNumber() == null) { // FIFO topics do not sign
      String version = publication.topic().attributes().get("SignatureVersion");
      member(text, ",\n  ", "SignatureVersion", version == null ? "1" : version);
      member(text, ",\n  ", "Signature", SIGNATURE);
      member(text, ",\n  ", "SigningCertURL", certificateUrl(publication));
    }
    text.append(",\n  \"UnsubscribeURL\" : ");
    before = text.toString().getBytes(StandardCharsets.UTF_8);
    after = end(publication).getBytes(StandardCharsets.UTF_8);
  }

  private static String certificateUrl(Publication publication) {
    return "https://sns."
        + publication.topic().arn().region()
        + ".amazonaws.com/SimpleNotificationService-00000000000000000000000000000000.pem";
  }

  private static String end(Publication publication) {
    StringBuilder text = new StringBuilder();
    Map<String, MessageAttribute> attributes = publication.attributes().byName();
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

  private static void member(
      StringBuilder text, String separator, String name, @Nullable String value) {
    if (value != null) {
      text.append(separator).append('"').append(name).append("\" : ");
      JsonText.quote(text, value);
    }
  }

  /** The body for one subscription. */
  MessageBody bodyFor(Subscription subscription, String baseUrl) {
    StringBuilder url = new StringBuilder();
    JsonText.quote(url, baseUrl + "/?Action=Unsubscribe&SubscriptionArn=" + subscription.arn());
    byte[] middle = url.toString().getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[before.length + middle.length + after.length];
    System.arraycopy(before, 0, bytes, 0, before.length);
    System.arraycopy(middle, 0, bytes, before.length, middle.length);
    System.arraycopy(after, 0, bytes, before.length + middle.length, after.length);
    return new MessageBody(bytes);
  }
}
