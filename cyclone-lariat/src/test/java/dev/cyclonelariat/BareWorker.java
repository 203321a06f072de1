package dev.cyclonelariat;

import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Outgoing;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.tracing.Tracing;
import dev.cyclonelariat.worker.Worker;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What {@link OptionalLibrariesTest} runs: a traced message, a business error, then who is here.
 */
final class BareWorker {

  private static final List<String> OPTIONAL =
      List.of(
          "io.micrometer.core.instrument.MeterRegistry",
          "io.opentelemetry.context.Context",
          "io.sentry.IScopes",
          "org.springframework.jdbc.datasource.ConnectionHolder");

  private BareWorker() {}

  public static void main(String[] args) {
    try (LocalAws aws = new LocalAws();
        Lariat lariat = aws.lariat()) {
      aws.queue("mails");
      lariat
          .sender()
          .publish(
              Outgoing.of(lariat.event("user_created").build())
                  .traceparent("00-1-2-01")
                  .to(Destination.queue("mails")));
      lariat.publish(lariat.event("user_banned").build(), Destination.queue("mails"));
      try (Worker worker =
          lariat
              .worker()
              .queue(Queue.parse("mails"))
              .onAsync(
                  Kind.EVENT,
                  "user_created",
                  (message, context) ->
                      CompletableFuture.runAsync(
                          () ->
                              System.out.println(
                                  "handled %s, trace %s"
                                      .formatted(
                                          message.wireType(),
                                          context.attributes().get("traceparent"))),
                          Tracing.carriedTo(Runnable::run)))
              .onEvent(
                  "user_banned",
                  (message, context) -> {
                    throw new BusinessException("no such user");
                  })
              .build()) {
        while (worker.runOnce() > 0) {}
      }
    }
    OPTIONAL.stream()
        .filter(BareWorker::isPresent)
        .forEach(type -> System.out.println(type + " is here"));
  }

  private static boolean isPresent(String type) {
    try {
      Class.forName(type, false, BareWorker.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
