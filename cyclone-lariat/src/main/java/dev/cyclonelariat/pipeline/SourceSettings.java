package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.foreign.ForeignMapper;
import dev.cyclonelariat.foreign.RawHandler;
import dev.cyclonelariat.handling.Handlers;
import org.jspecify.annotations.Nullable;

/**
 * What is special about the messages of one source: a queue of a worker, or whatever feeds a
 * pipeline. Not thread-safe.
 *
 * @param <S> the settings that this is part of
 */
public abstract class SourceSettings<S extends SourceSettings<S>> {

  private @Nullable Handlers handlers;
  private @Nullable ForeignMapper mapper;
  private @Nullable RawHandler rawHandler;
  private boolean blockGroup;

  /** For settings. */
  protected SourceSettings() {}

  /** Handles the messages of this source with these handlers, in place of all others. */
  public S handlers(Handlers handlers) {
    this.handlers = handlers;
    return self();
  }

  /** Makes messages of ours out of foreign bodies; each then goes to the handler of its type. */
  public S mapper(ForeignMapper mapper) {
    this.mapper = mapper;
    return self();
  }

  /** Handles bodies as they lie on the queue, without any decoding. */
  public S rawHandler(RawHandler rawHandler) {
    this.rawHandler = rawHandler;
    return self();
  }

  /**
   * Leaves a message that ended with a business error, or that nobody can read, on its queue until
   * the redrive policy takes it to the dead letters. On a FIFO queue its group waits for so long;
   * unless this is said, the message is put aside and its group goes on.
   */
  public S blockGroup() {
    this.blockGroup = true;
    return self();
  }

  /** This, for chaining. */
  @SuppressWarnings("unchecked") // S is the type of the settings themselves.
  protected final S self() {
    return (S) this;
  }

  Source source() {
    if (rawHandler != null && (mapper != null || handlers != null)) {
      throw new IllegalStateException(
          "A raw handler takes every body as it is: it leaves nothing to a mapper or to handlers");
    }
    return new Source(handlers, mapper, rawHandler, blockGroup);
  }
}
