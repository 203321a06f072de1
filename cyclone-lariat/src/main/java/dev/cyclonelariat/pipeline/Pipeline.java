package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Handlers;
import dev.cyclonelariat.handling.HandlingListener;
import dev.cyclonelariat.handling.Hold;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ListIterator;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes deliveries to their outcomes: decodes them, passes them through the middleware, and hands
 * them to their handlers. Knows nothing of the host that received them, so that any host will do: a
 * worker, a function, a JMS listener. Thread-safe.
 */
public final class Pipeline {

  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

  private final Middleware.NextAll chain;
  private final boolean wantsBatches;

  Pipeline(List<Middleware> links, Handlers handlers, HandlingListener listener) {
    chain = join(links, handlers.asLastLink(listener));
    wantsBatches = handlers.wantBatches() || links.stream().anyMatch(Middleware::wantsBatches);
  }

  /** Begins with nothing but decoding. */
  public static Builder builder() {
    return new Builder();
  }

  /** Handles one delivery. Never throws what a body, a middleware or a handler causes. */
  public Outcome process(Delivery delivery) {
    return process(delivery, Hold.KEPT);
  }

  /** Handles one delivery of a host that can lose it meanwhile. */
  public Outcome process(Delivery delivery, Hold hold) {
    return proceed(List.of(HandlerContext.of(delivery, hold))).get(0);
  }

  /**
   * Handles deliveries that came together, in their order, on the calling thread. Behind one that
   * was not acknowledged, none of its FIFO group is handled: its outcome is {@link Outcome.Retry}
   * too, so the host must hand it back.
   *
   * @return one outcome for each, in their order
   */
  public List<Outcome> processAll(List<Delivery> deliveries) {
    return processAll(deliveries, Collections.nCopies(deliveries.size(), Hold.KEPT));
  }

  /**
   * Like {@link #processAll(List)}, for a host that can lose deliveries meanwhile.
   *
   * @param holds one for each delivery, in their order
   */
  public List<Outcome> processAll(List<Delivery> deliveries, List<? extends Hold> holds) {
    List<HandlerContext> contexts = new ArrayList<>(deliveries.size());
    for (int i = 0; i < deliveries.size(); i++) {
      contexts.add(HandlerContext.of(deliveries.get(i), holds.get(i)));
    }
    if (wantsBatches && contexts.size() > 1) {
      return proceed(contexts);
    }
    return Middleware.oneByOne(contexts, context -> proceed(List.of(context)).get(0));
  }

  /** Whether it gains from getting deliveries together that came together. */
  public boolean wantsBatches() {
    return wantsBatches;
  }

  private List<Outcome> proceed(List<HandlerContext> contexts) {
    try {
      return chain.proceedAll(contexts);
    } catch (Throwable e) { // Not of a handler's making, but the host must go on all the same.
      LOG.error("{} could not be handled and will be delivered again", contexts, e);
      return Collections.nCopies(contexts.size(), Outcome.failed(e));
    }
  }

  private static Middleware.NextAll join(List<Middleware> links, Middleware.NextAll last) {
    Middleware.NextAll chain = last;
    ListIterator<Middleware> inward = links.listIterator(links.size());
    while (inward.hasPrevious()) {
      Middleware link = inward.previous();
      Middleware.NextAll rest = chain;
      chain = contexts -> link.handleAll(contexts, rest);
    }
    return chain;
  }

  /** Builds a pipeline. Not thread-safe. */
  public static final class Builder extends PipelineSettings<Builder> {

    private final OnlySource source = new OnlySource();

    private Builder() {}

    /** Says what is special about the messages that come: see {@link SourceSettings}. */
    public Builder source(Consumer<SourceSettings<?>> settings) {
      settings.accept(source);
      return this;
    }

    /**
     * The pipeline.
     *
     * @throws IllegalStateException if the parts do not fit together
     */
    public Pipeline build() {
      return pipeline(source);
    }
  }

  private static final class OnlySource extends SourceSettings<OnlySource> {}
}
