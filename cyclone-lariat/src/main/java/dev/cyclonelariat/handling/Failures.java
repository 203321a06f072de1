package dev.cyclonelariat.handling;

/** Turns what handlers throw into outcomes. */
final class Failures {

  private Failures() {}

  /** Handles one message; whatever is thrown means that it must be delivered again. */
  static Outcome caught(HandlerContext context, Middleware.Next next) {
    try {
      return next.proceed(context);
    } catch (Throwable e) { // Whatever a handler throws, the others and the host must go on.
      return of(e);
    }
  }

  static Outcome of(Throwable e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return Outcome.failed(e);
  }
}
