package dev.cyclonelariat.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a queue's message held.
 *
 * @param message the message itself
 * @param attributes the message attributes of types String and Number inside an SNS notification;
 *     empty for a bare body, whose attributes the queue hands over beside it
 * @param topicArn the topic it came through; null for a bare body
 */
public record DecodedBody(
    Message message, Map<String, String> attributes, @Nullable String topicArn) {}
