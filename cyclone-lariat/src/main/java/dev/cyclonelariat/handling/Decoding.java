package dev.cyclonelariat.handling;

import dev.cyclonelariat.message.DecodedBody;
import dev.cyclonelariat.message.MessageCodec;
import java.util.HashMap;
import java.util.Map;

/** Turns the body of a delivery into a message. */
final class Decoding implements Middleware {

  @Override
  public Outcome handle(HandlerContext context, Next next) throws Exception {
    return next.proceed(decode(context));
  }

  private static HandlerContext decode(HandlerContext context) {
    DecodedBody decoded = MessageCodec.decodeBody(context.delivery().body());
    Map<String, String> attributes = new HashMap<>(decoded.attributes());
    attributes.putAll(context.delivery().attributes());
    return context.decoded(decoded.message(), attributes);
  }
}
