package dev.cyclonelariat.publish;

import java.util.Map;
import java.util.regex.Pattern;

/** What AWS asks of message attributes (SQS and SNS, "message attributes"). */
final class AttributeRules {

  /** With more than ten, a subscription with raw delivery discards the message. */
  static final int MOST = 10;

  private static final Pattern NAME =
      Pattern.compile("(?!(?i:aws|amazon)\\.)(?!\\.)(?!.*\\.\\.)[A-Za-z0-9_.-]{1,256}(?<!\\.)");

  private AttributeRules() {}

  static void check(Map<String, MessageAttribute> attributes, String resource) {
    if (attributes.size() > MOST) {
      throw new PublishRefusedException(
          attributes.size()
              + " message attributes for "
              + resource
              + ": AWS takes 10, and a raw subscription would discard the message");
    }
    for (String name : attributes.keySet()) {
      if (!NAME.matcher(name).matches()) {
        throw new PublishRefusedException(
            "AWS refuses a message attribute named '"
                + name
                + "': letters, digits, _, - and single inner dots, not beginning with AWS. or"
                + " Amazon.");
      }
    }
  }
}
