package dev.cyclonelariat.examples;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Outgoing;
import dev.cyclonelariat.publish.PublishReport;
import java.util.List;

/** Ways to publish. */
final class Publishing {

  private Publishing() {}

  static void publish(Lariat lariat) {
    lariat.publish(lariat.event("user_created").data(new UserCreated(42, "Ada")).build());
  }

  static void publishEverywhere(Lariat lariat) {
    var event = lariat.event("user_created").data(new UserCreated(42, "Ada")).groupId("42").build();
    lariat.publish(event, Destination.topic().fifo()); // …-user_created.fifo, in order of group 42
    lariat.publish(event, Destination.queue().dest("mailer").fair()); // straight to one reader
    lariat.publish(event, Destination.topic("partners.fifo")); // a name of your own
  }

  static PublishReport publishMany(Lariat lariat, List<UserCreated> users, String traceparent) {
    return lariat
        .sender()
        .publishAll(
            users.stream()
                .map(user -> lariat.event("user_created").data(user).build())
                .map(event -> Outgoing.of(event).traceparent(traceparent))
                .toList());
  }
}
