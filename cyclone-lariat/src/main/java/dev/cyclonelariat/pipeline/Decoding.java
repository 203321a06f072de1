package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.BodyDecoder;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Outcome;
import java.util.List;

/** The outermost link: turns bodies into messages, or notes why that cannot be done. */
final class Decoding implements Link {

  private final BodyDecoder decoder;

  Decoding(BodyDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  public List<Outcome> handleAll(List<HandlerContext> contexts, NextAll next) throws Exception {
    return next.proceedAll(Link.each(contexts, this::decode));
  }

  private HandlerContext decode(HandlerContext context) {
    try {
      return decoder.decode(context);
    } catch (Throwable e) { // One that breaks its mapper must not take the others along.
      return context.unreadable(e);
    }
  }
}
