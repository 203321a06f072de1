package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.foreign.ForeignMapper;
import dev.cyclonelariat.foreign.MappedBodies;
import dev.cyclonelariat.foreign.RawBodies;
import dev.cyclonelariat.foreign.RawHandler;
import dev.cyclonelariat.handling.BodyDecoder;
import dev.cyclonelariat.handling.Handlers;
import org.jspecify.annotations.Nullable;

/**
 * What is special about the messages of one source.
 *
 * @param ownHandlers in place of the pipeline's; null when it has none
 * @param mapper of foreign bodies; null when there are none
 * @param rawHandler of bodies as they are; null when they are decoded
 * @param blockGroup whether messages at fault stay on the queue
 */
record Source(
    @Nullable Handlers ownHandlers,
    @Nullable ForeignMapper mapper,
    @Nullable RawHandler rawHandler,
    boolean blockGroup) {

  BodyDecoder decoder() {
    if (rawHandler != null) {
      return new RawBodies();
    }
    BodyDecoder ours = new OurBodies();
    return mapper == null ? ours : new MappedBodies(mapper, ours);
  }

  Handlers handlers(Handlers ofPipeline) {
    if (rawHandler != null) {
      return Handlers.all(RawBodies.handledBy(rawHandler));
    }
    return ownHandlers == null ? ofPipeline : ownHandlers;
  }
}
