package dev.cyclonelariat.tracing;

import dev.cyclonelariat.handling.HandlingScope;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Log fields, and traces where OpenTelemetry's API is on the class path. */
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

  /**
   * Lets log fields and trace follow work to other threads: an asynchronous handler runs its tasks
   * on this.
   *
   * @param executor runs the tasks, each with what the thread that hands it over is bound to
   */
  public static Executor carriedTo(Executor executor) {
    return task -> executor.execute(carried(task));
  }

  private static Runnable carried(Runnable task) {
    Map<String, String> fields = MDC.getCopyOfContextMap();
    Runnable traced = isPresent(OPEN_TELEMETRY) ? TraceContext.carried(task) : task;
    return () -> {
      Map<String, String> before = MDC.getCopyOfContextMap();
      setAll(fields);
      try {
        traced.run();
      } finally {
        setAll(before);
      }
    };
  }

  private static void setAll(@Nullable Map<String, String> fields) {
    if (fields == null) {
      MDC.clear();
    } else {
      MDC.setContextMap(fields);
    }
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
