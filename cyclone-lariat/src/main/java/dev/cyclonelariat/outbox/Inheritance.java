package dev.cyclonelariat.outbox;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.publish.Outgoing;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a message published by a handler has from the one that is handled: its request id and trace,
 * unless it brings its own.
 *
 * @param requestId joins the messages that one request caused, or null
 * @param traceparent W3C trace context, or null
 */
record Inheritance(@Nullable UUID requestId, @Nullable String traceparent)
    implements UnaryOperator<Outgoing> {

  /** W3C Trace Context; later versions may have more behind it. */
  private static final Pattern TRACE =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-[!-~]{1,256})?");

  static Inheritance from(HandlerContext context) {
    return new Inheritance(
        context.message().requestId(), trace(context.attributes().get(Outgoing.TRACEPARENT)));
  }

  /** Whoever sent the message may have sent anything as its trace: only a trace goes on. */
  private static @Nullable String trace(@Nullable String said) {
    return said != null && TRACE.matcher(said).matches() ? said : null;
  }

  @Override
  public Outgoing apply(Outgoing outgoing) {
    Message message = outgoing.message();
    Outgoing heir =
        requestId == null || message.requestId() != null
            ? outgoing
            : new Outgoing(
                message.withRequestId(requestId),
                outgoing.destination(),
                outgoing.attributes(),
                outgoing.validated());
    return traceparent == null || heir.attributes().containsKey(Outgoing.TRACEPARENT)
        ? heir
        : heir.traceparent(traceparent);
  }
}
