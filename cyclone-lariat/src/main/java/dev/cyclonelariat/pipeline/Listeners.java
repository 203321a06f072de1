package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.HandlingListener;
import dev.cyclonelariat.handling.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several listeners, and goes on whatever one of them throws. */
final class Listeners implements HandlingListener {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<HandlingListener> listeners;

  Listeners(List<HandlingListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void received(HandlerContext context) {
    tell(listener -> listener.received(context));
  }

  @Override
  public void handled(HandlerContext context, Duration took) {
    tell(listener -> listener.handled(context, took));
  }

  @Override
  public void settled(HandlerContext context, Outcome outcome) {
    tell(listener -> listener.settled(context, outcome));
  }

  private void tell(Consumer<HandlingListener> event) {
    for (HandlingListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (Throwable e) { // A failing listener must change nothing.
        LOG.warn("{} failed, which changes nothing", listener.getClass().getName(), e);
      }
    }
  }
}
