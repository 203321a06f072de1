package dev.cyclonelariat.foreign;

import dev.cyclonelariat.handling.BodyDecoder;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.Message;
import org.jspecify.annotations.Nullable;

/** Decodes bodies of ours, and those that are none with a mapper. Thread-safe. */
public final class MappedBodies implements BodyDecoder {

  private final ForeignMapper mapper;
  private final BodyDecoder ours;

  /**
   * Joins the parts.
   *
   * @param mapper makes messages of what cannot be decoded as ours
   * @param ours decodes the others, so that a stored message that once was foreign can be handled
   *     again
   */
  public MappedBodies(ForeignMapper mapper, BodyDecoder ours) {
    this.mapper = mapper;
    this.ours = ours;
  }

  @Override
  public HandlerContext decode(HandlerContext context) {
    try {
      return ours.decode(context);
    } catch (InvalidMessageException notOurs) {
      ForeignBody body = ForeignBody.of(context.delivery());
      Message message = map(body);
      if (message == null) {
        throw notOurs;
      }
      message.validate();
      return context.decoded(message, body.attributes());
    }
  }

  private @Nullable Message map(ForeignBody body) {
    try {
      return mapper.map(body);
    } catch (InvalidMessageException e) {
      throw e;
    } catch (Exception e) {
      throw InvalidMessageException.ofBody("could not be mapped: " + e, e);
    }
  }
}
