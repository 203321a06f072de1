package dev.cyclonelariat.message;

import java.util.Map;

/**
 * What somebody published, whether SNS has wrapped it or not.
 *
 * @param text what was published
 * @param attributes the message attributes of types String and Number inside an SNS notification;
 *     empty for a bare body, whose attributes the queue hands over beside it
 */
public record PublishedBody(String text, Map<String, String> attributes) {}
