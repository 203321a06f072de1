package dev.cyclonelariat.examples;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.foreign.ForeignBody;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.worker.Worker;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Receives what S3 and partners put on queues. */
final class Uploads {

  private Uploads() {}

  static Worker worker(Lariat lariat, Handler stored, List<String> lines) {
    return lariat
        .worker()
        .queue(Queue.parse("uploads"), queue -> queue.mapper(Uploads::toMessage))
        .queue(
            Queue.parse("partner-prices"),
            queue -> queue.rawHandler((body, context) -> lines.addAll(body.lines().toList())))
        .onEvent("objects_stored", stored)
        .ignore(Kind.EVENT, "s3_test")
        .build();
  }

  static @Nullable Message toMessage(ForeignBody body) {
    Map<String, Object> json = body.json();
    if (json.get("Records") instanceof List<?> records) {
      return body.event("objects_stored").data(Map.of("records", records)).build();
    }
    return "s3:TestEvent".equals(json.get("Event")) ? body.event("s3_test").build() : null;
  }
}
