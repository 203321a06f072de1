package dev.cyclonelariat.tracing;

import dev.cyclonelariat.handling.HandlingScope;

/** Finds out whether traces can be continued. */
public final class Tracing {

  private static final String OPEN_TELEMETRY =
      "io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator";

  private Tracing() {}

  /**
   * Log fields, and the trace of a message's {@code traceparent} where OpenTelemetry's API is on
   * the class path.
   */
  public static HandlingScope whatIsPresent() {
    HandlingScope logFields = new LogFields();
    return isPresent(OPEN_TELEMETRY) ? new TraceContext().and(logFields) : logFields;
  }

  private static boolean isPresent(String type) {
    try {
      Class.forName(type, false, Tracing.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
