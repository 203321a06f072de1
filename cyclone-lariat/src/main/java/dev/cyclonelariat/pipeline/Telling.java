package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.HandlingListener;
import dev.cyclonelariat.handling.HandlingScope;
import dev.cyclonelariat.handling.Outcome;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells metrics, notifiers and the log what has come, and what became of it. */
final class Telling implements Link {

  private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

  private final HandlingListener listener;

  Telling(HandlingListener listener) {
    this.listener = listener;
  }

  @Override
  public List<Outcome> handleAll(List<HandlerContext> contexts, NextAll next) throws Exception {
    for (HandlerContext context : contexts) {
      try (HandlingScope.Open bound = context.bind()) {
        listener.received(context);
      }
    }
    List<Outcome> outcomes = next.proceedAll(contexts);
    for (int i = 0; i < outcomes.size(); i++) {
      HandlerContext context = contexts.get(i);
      try (HandlingScope.Open bound = context.bind()) {
        LOG.debug("{}: {}", context.delivery(), outcomes.get(i));
        listener.settled(context, outcomes.get(i));
      }
    }
    return outcomes;
  }
}
