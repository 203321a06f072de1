package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.BodyDecoder;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.DecodedBody;
import dev.cyclonelariat.message.MessageCodec;

/** Decodes bodies in our format, bare or inside an SNS notification. */
final class OurBodies implements BodyDecoder {

  @Override
  public HandlerContext decode(HandlerContext context) {
    DecodedBody decoded = MessageCodec.decodeBody(context.delivery().body());
    return context.decoded(
        decoded.message(), context.delivery().attributesAnd(decoded.attributes()));
  }
}
