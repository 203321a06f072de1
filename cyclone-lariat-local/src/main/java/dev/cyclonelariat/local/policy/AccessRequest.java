package dev.cyclonelariat.local.policy;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to do.
 *
 * @param service the calling service's principal, such as {@code sns.amazonaws.com}
 * @param action such as {@code sqs:SendMessage}
 * @param resource ARN
 * @param context condition keys in lower case, such as {@code aws:sourcearn}
 */
public record AccessRequest(
    String service, String action, String resource, Map<String, String> context) {

  /** SNS puts a message of a topic on a queue. */
  public static AccessRequest delivery(String topicArn, String topicAccount, String queueArn) {
    return new AccessRequest(
        "sns.amazonaws.com",
        "sqs:SendMessage",
        queueArn,
        Map.of(
            "aws:sourcearn", topicArn,
            "aws:sourceaccount", topicAccount,
            "aws:sourceowner", topicAccount,
            "aws:securetransport", "true"));
  }

  @Nullable String contextValue(String key) {
    return context.get(key.toLowerCase(Locale.ROOT));
  }
}
