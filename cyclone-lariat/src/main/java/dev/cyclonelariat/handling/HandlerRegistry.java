package dev.cyclonelariat.handling;

import dev.cyclonelariat.message.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Collects handlers by the kind and type of message they want. Not thread-safe.
 *
 * @param <B> the builder that it is part of
 */
public abstract class HandlerRegistry<B extends HandlerRegistry<B>> {

  private final Map<String, Route> byWireType = new HashMap<>();
  private @Nullable Route fallback;

  /** For builders. */
  protected HandlerRegistry() {}

  /**
   * Handles the events of a type.
   *
   * @param type without the prefix: {@code user_created}
   * @throws IllegalArgumentException if the type has a handler already, or begins with the prefix
   */
  public B onEvent(String type, Handler handler) {
    return on(Kind.EVENT, type, handler);
  }

  /** {@link #onEvent(String, Handler)} with a typed payload. */
  public <T> B onEvent(String type, Class<T> data, DataHandler<? super T> handler) {
    return onEvent(type, typed(data, handler));
  }

  /**
   * Handles the commands of a type.
   *
   * @param type without the prefix: {@code register_user}
   * @throws IllegalArgumentException if the type has a handler already, or begins with the prefix
   */
  public B onCommand(String type, Handler handler) {
    return on(Kind.COMMAND, type, handler);
  }

  /** {@link #onCommand(String, Handler)} with a typed payload. */
  public <T> B onCommand(String type, Class<T> data, DataHandler<? super T> handler) {
    return onCommand(type, typed(data, handler));
  }

  /**
   * Handles the messages of a kind and type.
   *
   * @param type without the kind's prefix
   * @throws IllegalArgumentException if the type has a handler already, or begins with the prefix
   */
  public B on(Kind kind, String type, Handler handler) {
    return register(kind, type, new Route.Single(handler));
  }

  /**
   * Handles the messages of a kind and type with a handler that may end later.
   *
   * @param type without the kind's prefix
   * @throws IllegalArgumentException if the type has a handler already, or begins with the prefix
   */
  public B onAsync(Kind kind, String type, AsyncHandler handler) {
    return on(kind, type, (message, context) -> await(handler.handle(message, context)));
  }

  /**
   * Handles the messages of a kind and type together with others of theirs that were received with
   * them.
   *
   * @param type without the kind's prefix
   * @throws IllegalArgumentException if the type has a handler already, or begins with the prefix
   */
  public B onBatch(Kind kind, String type, BatchHandler handler) {
    return register(kind, type, new Route.Batch(handler));
  }

  /**
   * Acknowledges the messages of a kind and type without handling them.
   *
   * @param type without the kind's prefix
   * @throws IllegalArgumentException if the type has a handler already, or begins with the prefix
   */
  public B ignore(Kind kind, String type) {
    return register(kind, type, new Route.Ignored());
  }

  /**
   * Handles every message that no other handler wants. Without one, such a message is an error and
   * stays on the queue.
   */
  public B fallback(Handler handler) {
    fallback = new Route.Single(handler);
    return self();
  }

  /** The handlers collected so far. */
  protected final Handlers collected() {
    return new Handlers(byWireType, fallback);
  }

  /** This builder, for chaining. */
  @SuppressWarnings("unchecked") // B is the type of the builder itself.
  protected final B self() {
    return (B) this;
  }

  private B register(Kind kind, String type, Route route) {
    String prefix = kind.wireType("");
    if (!prefix.isEmpty() && type.startsWith(prefix)) {
      throw new IllegalArgumentException(
          "A type is said without its prefix: '" + type.substring(prefix.length()) + "'");
    }
    if (byWireType.putIfAbsent(kind.wireType(type), route) != null) {
      throw new IllegalArgumentException(kind + " '" + type + "' has a handler already");
    }
    return self();
  }

  private static <T> Handler typed(Class<T> data, DataHandler<? super T> handler) {
    return (message, context) -> handler.handle(message.data(data), context);
  }

  private static void await(@Nullable CompletionStage<?> stage) throws Exception {
    if (stage == null) {
      throw new IllegalStateException("The asynchronous handler returned null in place of a stage");
    }
    CompletableFuture<?> future = stage.toCompletableFuture();
    try {
      future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
