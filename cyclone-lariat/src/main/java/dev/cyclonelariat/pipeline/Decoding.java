package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.BodyDecoder;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.HandlingListener;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.InvalidMessageException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** The outermost link: turns bodies into messages. What cannot be read goes no further. */
final class Decoding implements Middleware {

  private final BodyDecoder decoder;
  private final PuttingAside unreadable;
  private final HandlingListener listener;

  Decoding(BodyDecoder decoder, PuttingAside unreadable, HandlingListener listener) {
    this.decoder = decoder;
    this.unreadable = unreadable;
    this.listener = listener;
  }

  @Override
  public Outcome handle(HandlerContext context, Next next) throws Exception {
    HandlerContext decoded;
    try {
      decoded = decoder.decode(context);
    } catch (Exception e) {
      return unread(context, e);
    }
    listener.received(decoded);
    return next.proceed(decoded);
  }

  private Outcome unread(HandlerContext context, Exception e) {
    listener.received(context);
    Outcome outcome = settle(context, e);
    listener.settled(context, outcome);
    return outcome;
  }

  private Outcome settle(HandlerContext context, Exception e) {
    if (!(e instanceof InvalidMessageException problem)) {
      return Outcome.failed(e);
    }
    return unreadable.settle(context.delivery(), problem);
  }

  /**
   * Those that can be read go on together, but for what stands behind one that stays on its FIFO
   * queue.
   */
  @Override
  public List<Outcome> handleAll(List<HandlerContext> contexts, NextAll next) throws Exception {
    Set<HandlerContext> read = Collections.newSetFromMap(new IdentityHashMap<>());
    List<HandlerContext> readable = new ArrayList<>();
    List<Outcome> unread =
        Middleware.oneByOne(
            contexts,
            context ->
                handle(
                    context,
                    decoded -> {
                      read.add(context);
                      readable.add(decoded);
                      return Outcome.done();
                    }));
    if (readable.size() == contexts.size()) {
      return next.proceedAll(readable);
    }
    Iterator<Outcome> handled =
        readable.isEmpty() ? List.<Outcome>of().iterator() : next.proceedAll(readable).iterator();
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < contexts.size(); i++) {
      outcomes.add(read.contains(contexts.get(i)) ? handled.next() : unread.get(i));
    }
    return outcomes;
  }
}
