package dev.cyclonelariat.notify;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.ClientError;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a human is told of one message.
 *
 * @param what has happened to it
 * @param context the message, if its body could be read
 * @param error what its handler says is wrong with it
 * @param cause what was thrown
 * @param inFull whether to tell what it holds
 */
record Report(
    String what,
    HandlerContext context,
    @Nullable ClientError error,
    @Nullable Throwable cause,
    boolean inFull) {

  String line() {
    Message message = context.messageIfDecoded();
    StringBuilder line = new StringBuilder(context.delivery().toString());
    if (message != null) {
      line.append(" (").append(message).append(')');
    }
    line.append(' ').append(what);
    String why = why();
    if (why != null) {
      line.append(": ").append(why);
    }
    if (inFull && message != null) {
      line.append(' ').append(MessageCodec.encodeTree(message.data()));
    }
    return line.toString();
  }

  String json() {
    Delivery delivery = context.delivery();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("what", what);
    tree.put("queue", delivery.queue());
    tree.put("message_id", delivery.messageId());
    tree.put("receive_count", delivery.receiveCount());
    addMessage(tree, context.messageIfDecoded());
    String why = why();
    if (why != null) {
      tree.put("error", why);
    }
    if (inFull && error != null) {
      tree.put("details", error.details());
    }
    return MessageCodec.encodeTreeIndented(tree);
  }

  private void addMessage(Map<String, Object> tree, @Nullable Message message) {
    if (message == null) {
      return;
    }
    tree.put("uuid", message.uuid().toString());
    tree.put("type", message.wireType());
    tree.put("publisher", message.publisher());
    if (message.requestId() != null) {
      tree.put("request_id", message.requestId().toString());
    }
    if (inFull) {
      tree.put("data", message.data());
    }
  }

  private @Nullable String why() {
    if (error != null) {
      return error.message();
    }
    return cause == null ? null : cause.toString();
  }
}
