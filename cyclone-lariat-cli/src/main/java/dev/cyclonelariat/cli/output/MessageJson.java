package dev.cyclonelariat.cli.output;

import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;

/** Puts a message into JSON beside what is known of it. */
public final class MessageJson {

  private MessageJson() {}

  /** One object on one line, with the message as the field {@code message}. */
  public static String of(Fields beside, Message message) {
    return of(beside, MessageCodec.encode(message));
  }

  /** The same with the body as it goes out. */
  public static String of(Fields beside, String body) {
    String fields = MessageCodec.encodeTree(beside.map());
    // Joined as text: the body stays what it is to the byte.
    return fields.substring(0, fields.length() - 1)
        + (beside.map().isEmpty() ? "" : ",")
        + "\"message\":"
        + body
        + "}";
  }
}
