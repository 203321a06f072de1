package dev.cyclonelariat.foreign;

import dev.cyclonelariat.handling.BodyDecoder;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.Message;
import org.jspecify.annotations.Nullable;

/** Decodes foreign bodies with a mapper, and those it does not claim as ours. Thread-safe. */
public final class MappedBodies implements BodyDecoder {

  private final ForeignMapper mapper;
  private final BodyDecoder ours;

  /**
   * Joins the parts.
   *
   * @param mapper makes messages of foreign bodies
   * @param ours decodes what the mapper leaves
   */
  public MappedBodies(ForeignMapper mapper, BodyDecoder ours) {
    this.mapper = mapper;
    this.ours = ours;
  }

  @Override
  public HandlerContext decode(HandlerContext context) {
    ForeignBody body = ForeignBody.of(context.delivery());
    Message message = map(body);
    if (message == null) {
      return ours.decode(context);
    }
    message.validate();
    return context.decoded(message, body.attributes());
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
