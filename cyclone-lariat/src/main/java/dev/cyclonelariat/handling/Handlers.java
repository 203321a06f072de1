package dev.cyclonelariat.handling;

import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.message.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which handler gets which message. Immutable and thread-safe once built. */
public final class Handlers {

  private final Map<String, Handler> byWireType;
  private final @Nullable Handler fallback;

  private Handlers(Builder builder) {
    byWireType = Map.copyOf(builder.byWireType);
    fallback = builder.fallback;
  }

  /** Begins with no handlers. */
  public static Builder builder() {
    return new Builder();
  }

  /** The innermost link: each message to its handler, in order. */
  List<Outcome> handleAll(List<HandlerContext> contexts) throws Exception {
    List<Outcome> outcomes = new ArrayList<>(contexts.size());
    for (HandlerContext context : contexts) {
      handle(context);
      outcomes.add(new Outcome.Done());
    }
    return outcomes;
  }

  private void handle(HandlerContext context) throws Exception {
    Message message = context.message();
    Handler handler = byWireType.getOrDefault(message.wireType(), fallback);
    if (handler == null) {
      throw new NoHandlerException(message, context.delivery());
    }
    handler.handle(message, context);
  }

  /** Collects handlers. Not thread-safe. */
  public static final class Builder {

    private final Map<String, Handler> byWireType = new HashMap<>();
    private @Nullable Handler fallback;

    private Builder() {}

    /**
     * Handles the events of a type.
     *
     * @param type without the prefix: {@code user_created}
     * @throws IllegalArgumentException if the type has a handler already
     */
    public Builder onEvent(String type, Handler handler) {
      return on(Kind.EVENT, type, handler);
    }

    /** {@link #onEvent(String, Handler)} with a typed payload. */
    public <T> Builder onEvent(String type, Class<T> data, DataHandler<? super T> handler) {
      return onEvent(type, typed(data, handler));
    }

    /**
     * Handles the commands of a type.
     *
     * @param type without the prefix: {@code register_user}
     * @throws IllegalArgumentException if the type has a handler already
     */
    public Builder onCommand(String type, Handler handler) {
      return on(Kind.COMMAND, type, handler);
    }

    /** {@link #onCommand(String, Handler)} with a typed payload. */
    public <T> Builder onCommand(String type, Class<T> data, DataHandler<? super T> handler) {
      return onCommand(type, typed(data, handler));
    }

    /**
     * Handles the messages of a kind and type.
     *
     * @param type without the kind's prefix
     * @throws IllegalArgumentException if the type has a handler already
     */
    public Builder on(Kind kind, String type, Handler handler) {
      if (byWireType.putIfAbsent(kind.wireType(type), handler) != null) {
        throw new IllegalArgumentException(kind + " '" + type + "' has a handler already");
      }
      return this;
    }

    /** Handles every message that no other handler wants. */
    public Builder fallback(Handler handler) {
      fallback = handler;
      return this;
    }

    /** The handlers collected. */
    public Handlers build() {
      return new Handlers(this);
    }

    private static <T> Handler typed(Class<T> data, DataHandler<? super T> handler) {
      return (message, context) -> handler.handle(message.data(data), context);
    }
  }
}
