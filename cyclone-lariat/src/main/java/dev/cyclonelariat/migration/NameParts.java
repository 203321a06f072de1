package dev.cyclonelariat.migration;

import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What a name is made of, so that its parts can be given in any order.
 *
 * @param naming who names it; null for custom names
 * @param kind {@code event} or {@code command}
 * @param text the type, or the whole custom name
 * @param dest who reads the queue, or null
 * @param fifo whether it is FIFO
 */
record NameParts(
    @Nullable Naming naming, String kind, String text, @Nullable String dest, boolean fifo) {

  private static final String EVENT = "event";

  static NameParts standard(Naming naming, String type) {
    return new NameParts(naming, EVENT, type, null, false);
  }

  static NameParts custom(String name) {
    return new NameParts(null, EVENT, name, null, false);
  }

  NameParts withFifo() {
    return new NameParts(naming, kind, text, dest, true);
  }

  NameParts withKind(String kind) {
    requireStandard("kind");
    return new NameParts(naming, kind, text, dest, fifo);
  }

  NameParts withPublisher(String publisher) {
    Naming naming = requireStandard("publisher");
    return new NameParts(new Naming(naming.instance(), publisher), kind, text, dest, fifo);
  }

  NameParts withDest(String dest) {
    requireStandard("dest");
    return new NameParts(naming, kind, text, dest, fifo);
  }

  private Naming requireStandard(String part) {
    if (naming == null) {
      throw new MigrationException(
          "The custom name " + text + " has no " + part + ": only names by the scheme have");
    }
    return naming;
  }

  Topic topic() {
    Topic topic = naming == null ? Topic.parse(text) : naming.topic(kind, text);
    return fifo ? topic.fifo() : topic;
  }

  Queue queue() {
    Queue queue = naming == null ? Queue.parse(text) : naming.queue(kind, text);
    Queue destined = dest == null ? queue : queue.dest(dest);
    return fifo ? destined.fifo() : destined;
  }
}
