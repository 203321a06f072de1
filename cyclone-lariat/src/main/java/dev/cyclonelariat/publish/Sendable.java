package dev.cyclonelariat.publish;

import dev.cyclonelariat.message.Message;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message in the form that goes out. */
interface Sendable {

  /** Names the message without its data. */
  String label();

  /** The topic or queue. */
  Address address();

  /** The encoded message. */
  String body();

  /** The FIFO group, or the tenant of a fair queue; null otherwise. */
  @Nullable String groupId();

  /** Never null on FIFO resources, always null on others. */
  @Nullable String deduplicationId();

  /** Message attributes by name, beside the body. */
  Map<String, MessageAttribute> attributes();

  /** The message itself. */
  Message original();

  /** The name of the topic or queue. */
  default String resource() {
    return address().resource();
  }

  /** The ARN or URL of the topic or queue. */
  default String target() {
    return address().target();
  }
}
