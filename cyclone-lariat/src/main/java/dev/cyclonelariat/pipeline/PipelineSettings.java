package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.BusinessErrors;
import dev.cyclonelariat.handling.HandlerRegistry;
import dev.cyclonelariat.handling.Handlers;
import dev.cyclonelariat.handling.HandlingListener;
import dev.cyclonelariat.handling.Inbox;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.UnreadableBodies;
import dev.cyclonelariat.notify.LogNotifier;
import dev.cyclonelariat.notify.Notifier;
import dev.cyclonelariat.tracing.Tracing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Handlers and all that stands around them. From the outside in, each a {@link Middleware}:
 * decoding, log fields and trace, metrics and notifiers, sorting out what cannot be read, what is
 * thrown to outcomes, the inbox, the application's own in the order given; then the handler. Not
 * thread-safe.
 *
 * @param <B> the builder that this is part of
 */
public abstract class PipelineSettings<B extends PipelineSettings<B>> extends HandlerRegistry<B> {

  private final List<Middleware> middleware = new ArrayList<>();
  private final List<HandlingListener> notifiers = new ArrayList<>();
  private final List<HandlingListener> listeners = new ArrayList<>();
  private Predicate<Throwable> businessErrors = e -> false;
  private @Nullable Inbox inbox;

  /** For builders. */
  protected PipelineSettings() {}

  /**
   * Wraps the handling of every message, inside the inbox and its transaction; the first one given
   * is the outermost.
   */
  public B middleware(Middleware middleware) {
    this.middleware.add(middleware);
    return self();
  }

  /** Handles each message effectively once. */
  public B inbox(Inbox inbox) {
    this.inbox = inbox;
    return self();
  }

  /** Picks exceptions of yours that are business errors beside {@code BusinessException}. */
  public B businessErrors(Predicate<Throwable> businessErrors) {
    this.businessErrors = businessErrors;
    return self();
  }

  /**
   * Tells humans of business errors, failures and parked messages. May be given several times;
   * unless it is, {@link LogNotifier#plain()} does.
   */
  public B notifier(Notifier notifier) {
    notifiers.add(notifier);
    return self();
  }

  /** Listens to every message's way. May be given several times. */
  public B listener(HandlingListener listener) {
    listeners.add(listener);
    return self();
  }

  /** Whether any handler is there for what comes from a source. */
  protected final boolean handles(SourceSettings<?> settings) {
    return !settings.source().handlers(collected()).isEmpty();
  }

  /**
   * Joins the parts for one source.
   *
   * @throws IllegalStateException if they do not fit together
   */
  protected final Pipeline pipeline(SourceSettings<?> settings) {
    Source source = settings.source();
    Handlers handlers = source.handlers(collected());
    BusinessErrors errors =
        source.blockGroup() ? BusinessErrors.none() : new BusinessErrors(businessErrors);
    HandlingListener listener = told();
    List<Middleware> open = new ArrayList<>(middleware);
    if (inbox != null) {
      open.add(0, inbox.middleware(errors));
    }
    if (handlers.wantBatches()) {
      open.forEach(BatchRule::check);
    }
    List<Middleware> links = new ArrayList<>();
    links.add(new Decoding(source.decoder()));
    links.add(new Scoping(Tracing.whatIsPresent()));
    links.add(new Telling(listener));
    links.add(new SortingOut(unreadableBodies(source)));
    links.add(new Settling(inbox == null ? errors::settle : outcome -> outcome));
    links.addAll(open);
    return new Pipeline(links, handlers, listener);
  }

  private UnreadableBodies unreadableBodies(Source source) {
    return inbox == null || source.blockGroup()
        ? UnreadableBodies.LEFT_TO_REDRIVE
        : inbox.unreadableBodies();
  }

  private HandlingListener told() {
    List<HandlingListener> all = new ArrayList<>(listeners);
    all.addAll(notifiers.isEmpty() ? List.of(LogNotifier.plain()) : notifiers);
    return new Listeners(all);
  }
}
