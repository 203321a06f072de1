package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of message on its way.
 *
 * @param publisher the application that sends it
 * @param kind event or command
 * @param type without the kind's prefix
 * @param topic the topic it goes to, or null when it goes straight to its one queue
 * @param queues where it arrives; the first is the one where mishaps happen
 */
record Flow(String publisher, Kind kind, String type, @Nullable Topic topic, List<Queue> queues) {

  /** Whether it keeps order. */
  boolean isFifo() {
    return topic == null ? queues.get(0).isFifo() : topic.isFifo();
  }

  Destination destination() {
    Destination destination =
        topic == null
            ? Destination.queue().dest(queues.get(0).dest().orElseThrow())
            : Destination.topic();
    return isFifo() ? destination.fifo() : destination;
  }
}
