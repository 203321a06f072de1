package dev.cyclonelariat.local.sns;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Builds the JSON of SNS for queues, spaced as SNS spaces it. The signature is a dummy. */
final class EnvelopeText {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String SIGNATURE = "RXhhbXBsZQ==";

  private final StringBuilder text;
  private String separator = "{\n  ";

  /**
   * @param length expected of the message
   */
  EnvelopeText(int length) {
    text = new StringBuilder(640 + length);
  }

  /** Adds a member; a null value is left out. */
  EnvelopeText member(String name, @Nullable String value) {
    if (value != null) {
      name(name);
      JsonText.quote(text, value);
    }
    return this;
  }

  /** Adds a member without its value. */
  EnvelopeText name(String name) {
    text.append(separator).append('"').append(name).append("\" : ");
    separator = ",\n  ";
    return this;
  }

  EnvelopeText timestamp(long millis) {
    return member("Timestamp", TIMESTAMP.format(Instant.ofEpochMilli(millis)));
  }

  EnvelopeText signature(Topic topic) {
    String version = topic.attributes().get("SignatureVersion");
    return member("SignatureVersion", version == null ? "1" : version)
        .member("Signature", SIGNATURE)
        .member(
            "SigningCertURL",
            "https://sns."
                + topic.arn().region()
                + ".amazonaws.com/SimpleNotificationService-00000000000000000000000000000000.pem");
  }

  byte[] toBytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  byte[] toCompleteBytes() {
    text.append("\n}");
    return toBytes();
  }
}
