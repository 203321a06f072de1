package dev.cyclonelariat.handling;

import dev.cyclonelariat.message.Message;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which handler gets which message. Immutable and thread-safe. */
public final class Handlers {

  private final Map<String, Route> byWireType;
  private final @Nullable Route fallback;

  Handlers(Map<String, Route> byWireType, @Nullable Route fallback) {
    this.byWireType = Map.copyOf(byWireType);
    this.fallback = fallback;
  }

  /** Begins with no handlers. */
  public static Builder builder() {
    return new Builder();
  }

  /** One handler for whatever comes. */
  public static Handlers all(Handler handler) {
    return builder().fallback(handler).build();
  }

  /** Whether nothing that comes could be handled. */
  public boolean isEmpty() {
    return byWireType.isEmpty() && fallback == null;
  }

  /** Whether a handler gains from getting messages together that were received together. */
  public boolean wantBatches() {
    return byWireType.values().stream().anyMatch(route -> route instanceof Route.Batch);
  }

  /**
   * The innermost link of a chain: hands each message to its handler. What a handler throws is
   * thrown when it is given a single message; of several, it becomes the outcome of that message.
   *
   * @param listener told of each message that was handled
   */
  public Middleware.NextAll asLastLink(HandlingListener listener) {
    return new Dispatch(this, listener);
  }

  /**
   * How a message is handled.
   *
   * @throws NoHandlerException if no handler wants it
   */
  Route route(HandlerContext context) {
    Message message = context.message();
    Route route = byWireType.getOrDefault(message.wireType(), fallback);
    if (route == null) {
      throw new NoHandlerException(message, context.delivery());
    }
    return route;
  }

  /** The batch handler of a message; null when it is handled by itself or by nobody. */
  Route.@Nullable Batch batch(HandlerContext context) {
    return byWireType.get(context.message().wireType()) instanceof Route.Batch batch ? batch : null;
  }

  /** Collects handlers. Not thread-safe. */
  public static final class Builder extends HandlerRegistry<Builder> {

    private Builder() {}

    /** The handlers collected. */
    public Handlers build() {
      return collected();
    }
  }
}
