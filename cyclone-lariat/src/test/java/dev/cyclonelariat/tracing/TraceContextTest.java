package dev.cyclonelariat.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.pipeline.Deliveries;
import dev.cyclonelariat.pipeline.Pipeline;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A message goes on with the trace that it came with. */
class TraceContextTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";
  private static final Map<String, String> TRACED =
      Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-01", "tracestate", "vendor=7");

  private final List<SpanContext> seen = Collections.synchronizedList(new ArrayList<>());

  private void see() {
    seen.add(Span.current().getSpanContext());
  }

  private static Delivery with(Map<String, String> attributes) {
    Delivery plain = Deliveries.event("user_created");
    return new Delivery(plain.queue(), plain.messageId(), plain.body(), attributes, 1, null);
  }

  private Pipeline seeing() {
    return Pipeline.builder().fallback((message, context) -> see()).build();
  }

  @Test
  void theTraceOfItsSenderIsTheCurrentOneWhileItIsHandled() {
    seeing().process(with(TRACED));

    SpanContext current = seen.get(0);
    assertThat(current.getTraceId()).isEqualTo(TRACE);
    assertThat(current.getSpanId()).isEqualTo(PARENT);
    assertThat(current.isSampled()).isTrue();
    assertThat(current.isRemote()).isTrue();
    assertThat(current.getTraceState().get("vendor")).isEqualTo("7");
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
  }

  @Test
  void eachMessageOfSeveralHasItsOwn() {
    Pipeline batches =
        Pipeline.builder()
            .onBatch(Kind.EVENT, "note_added", batch -> List.of())
            .fallback((message, context) -> see())
            .build();

    batches.processAll(List.of(with(TRACED), with(Map.of())));

    assertThat(seen).extracting(SpanContext::isValid).containsExactly(true, false);
  }

  @Test
  void onesThatMakeNoSenseAreLeftOut() {
    seeing().process(with(Map.of("traceparent", "00-1-2-01")));
    seeing().process(with(Map.of("traceparent", "")));
    seeing().process(with(Map.of()));

    assertThat(seen).hasSize(3).noneMatch(SpanContext::isValid);
  }

  @Test
  void aSpanOfMiddlewareStaysTheCurrentOne() {
    SpanContext own =
        SpanContext.create(
            TRACE, "00000000000000ff", TraceFlags.getSampled(), TraceState.getDefault());

    Pipeline.builder()
        .middleware(
            (context, next) -> {
              try (Scope scope = Span.wrap(own).makeCurrent()) {
                return next.proceed(context);
              }
            })
        .fallback((message, context) -> see())
        .build()
        .process(with(TRACED));

    assertThat(seen).containsExactly(own);
  }

  @Test
  void itFollowsAsynchronousWorkToOtherThreads() {
    Outcome outcome =
        Pipeline.builder()
            .onAsync(
                Kind.EVENT,
                "user_created",
                (message, context) ->
                    CompletableFuture.runAsync(
                        this::see, Tracing.carriedTo(task -> new Thread(task).start())))
            .build()
            .process(with(TRACED));

    assertThat(outcome).isEqualTo(Outcome.done());
    assertThat(seen).extracting(SpanContext::getTraceId).containsExactly(TRACE);
  }
}
