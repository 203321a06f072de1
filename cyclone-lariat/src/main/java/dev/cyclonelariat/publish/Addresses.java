package dev.cyclonelariat.publish;

import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the topic or queue a message goes to, and remembers what it has found. Thread-safe. */
final class Addresses {

  /** An application has few; one that makes up names without end must not fill the memory. */
  private static final int MOST_REMEMBERED = 10_000;

  private final Naming naming;
  private final Location location;
  private final Map<Wanted, Address> remembered = new ConcurrentHashMap<>();

  Addresses(Naming naming, Location location) {
    this.naming = naming;
    this.location = location;
  }

  /**
   * The address of a destination for a message.
   *
   * @throws dev.cyclonelariat.resource.InvalidNameException if no such name is allowed
   */
  Address of(Destination destination, Message message) {
    Wanted wanted = new Wanted(destination, message.kind(), message.type());
    Address known = remembered.get(wanted);
    if (known != null) {
      return known;
    }
    if (remembered.size() >= MOST_REMEMBERED) {
      remembered.clear();
    }
    Address found = find(wanted);
    remembered.put(wanted, found);
    return found;
  }

  private Address find(Wanted wanted) {
    if (wanted.destination.service() == Service.SNS) {
      Topic topic = topic(wanted);
      return new Address(Service.SNS, topic.name(), location.arn(topic).toString(), topic.isFifo());
    }
    Queue queue = queue(wanted);
    return new Address(Service.SQS, queue.name(), location.url(queue).toString(), queue.isFifo());
  }

  private Topic topic(Wanted wanted) {
    Destination destination = wanted.destination;
    Topic topic =
        destination.name() == null
            ? naming.topic(wanted.kind.word(), wanted.type)
            : Topic.parse(destination.name());
    return destination.isFifo() ? topic.fifo() : topic;
  }

  private Queue queue(Wanted wanted) {
    Destination destination = wanted.destination;
    Queue queue =
        destination.name() == null
            ? readBy(destination.dest(), naming.queue(wanted.kind.word(), wanted.type))
            : Queue.parse(destination.name());
    return destination.isFifo() ? queue.fifo() : queue;
  }

  private static Queue readBy(@Nullable String dest, Queue queue) {
    return dest == null ? queue : queue.dest(dest);
  }

  private record Wanted(Destination destination, Kind kind, String type) {}
}
