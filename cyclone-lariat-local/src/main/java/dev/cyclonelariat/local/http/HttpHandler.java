package dev.cyclonelariat.local.http;

/** Answers requests. Called on the server's one thread, so it must not block. */
@FunctionalInterface
public interface HttpHandler {

  /** Answers {@code request}, now or later, exactly once through {@code exchange}. */
  void handle(HttpRequest request, HttpExchange exchange);
}
