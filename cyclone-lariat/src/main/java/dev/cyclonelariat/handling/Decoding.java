package dev.cyclonelariat.handling;

import dev.cyclonelariat.message.DecodedBody;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.MessageCodec;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the body of a delivery into a message. */
final class Decoding implements Middleware {

  private static final Logger LOG = LoggerFactory.getLogger(Decoding.class);

  private final UnreadableBodies unreadable;

  Decoding(UnreadableBodies unreadable) {
    this.unreadable = unreadable;
  }

  @Override
  public Outcome handle(HandlerContext context, Next next) throws Exception {
    HandlerContext decoded;
    try {
      decoded = decode(context);
    } catch (InvalidMessageException e) {
      return settle(context.delivery(), e);
    }
    return next.proceed(decoded);
  }

  private Outcome settle(Delivery delivery, InvalidMessageException problem) throws Exception {
    Outcome outcome = unreadable.settle(delivery, problem);
    LOG.error(
        "{} cannot be read and {}. {}",
        delivery,
        outcome.isAcknowledged() ? "is parked" : "stays on the queue",
        problem.getMessage());
    return outcome;
  }

  private static HandlerContext decode(HandlerContext context) {
    DecodedBody decoded = MessageCodec.decodeBody(context.delivery().body());
    Map<String, String> attributes = new HashMap<>(decoded.attributes());
    attributes.putAll(context.delivery().attributes());
    return context.decoded(decoded.message(), attributes);
  }
}
