package dev.cyclonelariat.tracing;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.HandlingScope;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the trace that a message came with the current one while it is handled (W3C Trace Context:
 * the message attributes {@code traceparent} and {@code tracestate}). Needs OpenTelemetry's API.
 */
final class TraceContext implements HandlingScope {

  private static final String TRACEPARENT = "traceparent";
  private static final TextMapGetter<Map<String, String>> ATTRIBUTES = new Attributes();

  @Override
  public Open open(HandlerContext context) {
    Map<String, String> attributes = context.attributes();
    if (!attributes.containsKey(TRACEPARENT)) {
      return () -> {};
    }
    Scope scope =
        W3CTraceContextPropagator.getInstance()
            .extract(Context.current(), attributes, ATTRIBUTES)
            .makeCurrent();
    return scope::close;
  }

  private static final class Attributes implements TextMapGetter<Map<String, String>> {

    @Override
    @SuppressWarnings("deprecation") // Deprecated, but still abstract.
    public Iterable<String> keys(Map<String, String> attributes) {
      return attributes.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> attributes, String key) {
      return attributes == null ? null : attributes.get(key);
    }
  }
}
