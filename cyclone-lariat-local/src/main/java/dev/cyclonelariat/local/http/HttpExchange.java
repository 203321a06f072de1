package dev.cyclonelariat.local.http;

/** The place where a request is answered. Thread-safe; only the first answer counts. */
public interface HttpExchange {

  /** Sends the answer. */
  void respond(HttpResponse response);

  /** Closes the connection without an answer, as a network failure would. */
  void drop();

  /** Runs {@code action} on the server's thread if the client goes away before it was answered. */
  void onAbort(Runnable action);
}
