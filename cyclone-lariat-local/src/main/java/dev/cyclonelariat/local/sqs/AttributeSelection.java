package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.message.Message;
import dev.cyclonelariat.local.message.MessageAttribute;
import dev.cyclonelariat.local.message.MessageAttributes;
import dev.cyclonelariat.local.protocol.Arguments;
import dev.cyclonelariat.local.protocol.Struct;
import dev.cyclonelariat.local.protocol.Utf8;
import dev.cyclonelariat.local.queue.Entry;
import dev.cyclonelariat.local.queue.Received;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes of messages a receive asks for.
 *
 * @param system names of system attributes
 * @param user names of message attributes, or prefixes that end with {@code .*}
 */
record AttributeSelection(Set<String> system, List<String> user) {
  private static final String ALL = "All";
  private static final Set<String> SYSTEM_NAMES =
      Set.of(
          ALL,
          "SenderId",
          "SentTimestamp",
          "ApproximateReceiveCount",
          "ApproximateFirstReceiveTimestamp",
          "SequenceNumber",
          "MessageDeduplicationId",
          "MessageGroupId",
          "AWSTraceHeader",
          "DeadLetterQueueSourceArn");

  static AttributeSelection read(Arguments arguments) {
    Set<String> system = new HashSet<>(arguments.strings("AttributeNames"));
    system.addAll(arguments.strings("MessageSystemAttributeNames"));
    for (String name : system) {
      if (!SYSTEM_NAMES.contains(name)) {
        throw SqsErrors.unknownAttribute(name);
      }
    }
    return new AttributeSelection(system, arguments.strings("MessageAttributeNames"));
  }

  /** A message as the answer shows it. */
  Struct message(LocalQueue queue, Received received) {
    Message message = received.entry().message();
    Struct struct =
        new Struct()
            .with("MessageId", message.id())
            .with("ReceiptHandle", received.handle().toString())
            .with("MD5OfBody", message.body().md5())
            .with("Body", new Utf8(message.body().bytes()));
    Map<String, String> systemAttributes = systemAttributes(queue, received.entry());
    if (!systemAttributes.isEmpty()) {
      struct.with("Attributes", systemAttributes);
    }
    MessageAttributes attributes =
        user.isEmpty() ? MessageAttributes.none() : message.attributes().only(this::wants);
    if (!attributes.isEmpty()) {
      struct
          .with("MD5OfMessageAttributes", attributes.md5())
          .with("MessageAttributes", structs(attributes));
    }
    return struct;
  }

  private boolean wants(String name) {
    for (String wanted : user) {
      if (wanted.equals(ALL) || wanted.equals(name)) {
        return true;
      }
      if (wanted.endsWith(".*") && name.startsWith(wanted.substring(0, wanted.length() - 2))) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Struct> structs(MessageAttributes attributes) {
    Map<String, Struct> structs = new LinkedHashMap<>();
    attributes.byName().forEach((name, attribute) -> structs.put(name, struct(attribute)));
    return structs;
  }

  private static Struct struct(MessageAttribute attribute) {
    byte[] binary = attribute.binaryValue();
    return new Struct()
        .with("StringValue", attribute.stringValue())
        .with("BinaryValue", binary == null ? null : Base64.getEncoder().encodeToString(binary))
        .with("DataType", attribute.dataType());
  }

  private Map<String, String> systemAttributes(LocalQueue queue, Entry entry) {
    Map<String, String> chosen = new LinkedHashMap<>();
    if (!system.isEmpty()) {
      Message message = entry.message();
      put(chosen, "SenderId", message.senderId());
      put(chosen, "ApproximateFirstReceiveTimestamp", Long.toString(entry.firstReceivedAt()));
      put(chosen, "ApproximateReceiveCount", Integer.toString(entry.receiveCount()));
      put(chosen, "SentTimestamp", Long.toString(entry.sentAt()));
      put(chosen, "SequenceNumber", queue.isFifo() ? entry.sequenceNumber() : null);
      put(chosen, "MessageDeduplicationId", queue.isFifo() ? message.deduplicationId() : null);
      put(chosen, "MessageGroupId", message.groupId());
      put(chosen, "AWSTraceHeader", message.traceHeader());
      put(chosen, "DeadLetterQueueSourceArn", message.deadLetterSource());
    }
    return chosen;
  }

  private void put(Map<String, String> chosen, String name, @Nullable String value) {
    if (value != null && (system.contains(name) || system.contains(ALL))) {
      chosen.put(name, value);
    }
  }
}
