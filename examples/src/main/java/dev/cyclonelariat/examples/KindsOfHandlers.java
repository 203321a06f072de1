package dev.cyclonelariat.examples;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.tracing.Tracing;
import dev.cyclonelariat.worker.Worker;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Handlers that return, that end later, and that take several messages. */
final class KindsOfHandlers {

  private final Executor pool;
  private final List<String> done;

  KindsOfHandlers(Executor pool, List<String> done) {
    this.pool = pool;
    this.done = done;
  }

  Worker worker(Lariat lariat, Queue queue) {
    return lariat
        .worker()
        .queue(queue)
        .onEvent("user_created", UserCreated.class, (user, context) -> greet(user))
        .onCommand("ban_user", (message, context) -> ban(message))
        .onAsync(Kind.EVENT, "photo_uploaded", (message, context) -> shrink(message))
        .onBatch(Kind.EVENT, "page_viewed", this::count)
        .ignore(Kind.EVENT, "user_seen")
        .fallback((message, context) -> done.add("nobody knows " + message.wireType()))
        .build();
  }

  CompletionStage<?> shrink(Message photo) {
    return CompletableFuture.runAsync(() -> done.add("shrunk"), Tracing.carriedTo(pool));
  }

  List<Outcome> count(List<HandlerContext> views) {
    done.add(views.size() + " views");
    return views.stream()
        .map(
            view ->
                view.message().data().containsKey("page")
                    ? Outcome.done()
                    : Outcome.businessError("a view needs a page"))
        .toList();
  }

  private void greet(UserCreated user) {
    done.add("greeted " + user.name());
  }

  private void ban(Message command) {
    done.add("carried out " + command.type());
  }
}
