package dev.cyclonelariat.handling;

/**
 * Binds something to the thread while a message is handled, such as a trace or what log lines shall
 * say. Thread-safe.
 */
@FunctionalInterface
public interface HandlingScope {

  /** Binds nothing. */
  HandlingScope NONE = context -> () -> {};

  /** Binds it; closing puts back what was there before. */
  Open open(HandlerContext context);

  /** Binds first one, then the other. */
  default HandlingScope and(HandlingScope other) {
    return context -> {
      Open outer = open(context);
      Open inner = other.open(context);
      return () -> {
        inner.close();
        outer.close();
      };
    };
  }

  /** What is bound until it is closed, on the same thread. */
  @FunctionalInterface
  interface Open extends AutoCloseable {

    @Override
    void close();
  }
}
