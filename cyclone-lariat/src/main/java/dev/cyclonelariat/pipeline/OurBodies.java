package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.BodyDecoder;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.DecodedBody;
import dev.cyclonelariat.message.MessageCodec;
import java.util.HashMap;
import java.util.Map;

/** Decodes bodies in our format, bare or inside an SNS notification. */
final class OurBodies implements BodyDecoder {

  @Override
  public HandlerContext decode(HandlerContext context) {
    DecodedBody decoded = MessageCodec.decodeBody(context.delivery().body());
    return context.decoded(
        decoded.message(), merged(decoded.attributes(), context.delivery().attributes()));
  }

  private static Map<String, String> merged(
      Map<String, String> inside, Map<String, String> beside) {
    if (inside.isEmpty()) {
      return beside;
    }
    Map<String, String> attributes = new HashMap<>(inside);
    attributes.putAll(beside);
    return attributes;
  }
}
