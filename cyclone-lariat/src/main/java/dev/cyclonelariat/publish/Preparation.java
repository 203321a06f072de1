package dev.cyclonelariat.publish;

import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import java.util.Locale;

/**
 * Checks a message against its schema and AWS's rules, and brings it into the form that goes out.
 */
final class Preparation {

  private final Addresses addresses;

  Preparation(Addresses addresses) {
    this.addresses = addresses;
  }

  /**
   * The message as it goes out.
   *
   * @throws dev.cyclonelariat.LariatException naming the rule it breaks
   */
  Prepared prepare(Outgoing outgoing, SizeLimit limit) {
    Message message = outgoing.message();
    if (outgoing.validated()) {
      message.validate();
    }
    Address address = addresses.of(outgoing.destination(), message);
    FifoRules.check(message, address, outgoing.destination().isFair());
    AttributeRules.check(outgoing.attributes(), address.resource());
    String body = MessageCodec.encode(message);
    int bytes = Size.of(body, outgoing.attributes());
    int maximum = limit.maximumBytes(address.target(), bytes);
    if (bytes > maximum) {
      throw new PublishRefusedException(
          String.format(
              Locale.ROOT,
              "%s is %,d bytes long with its attributes; %s takes %,d",
              message,
              bytes,
              address.describe(),
              maximum));
    }
    return new Prepared(
        outgoing,
        address,
        body,
        message.groupId(),
        address.isFifo() ? deduplicationId(message) : null,
        bytes);
  }

  /**
   * A publisher cannot know whether the resource deduplicates by content, so it always says one.
   */
  private static String deduplicationId(Message message) {
    String given = message.deduplicationId();
    return given == null ? message.uuid().toString() : given;
  }
}
