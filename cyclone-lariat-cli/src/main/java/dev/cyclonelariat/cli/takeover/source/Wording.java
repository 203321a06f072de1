package dev.cyclonelariat.cli.takeover.source;

import dev.cyclonelariat.resource.InvalidNameException;
import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A topic or queue in the words of a migration.
 *
 * @param isTopic whether it is a topic
 * @param isCustom whether its name is not made by the scheme, or is of another instance
 * @param text its type, or its whole name
 * @param options what else its name, and then what it is like, is made of
 */
record Wording(boolean isTopic, boolean isCustom, String text, List<Option> options) {

  private static final String EVENT = "event";

  Wording {
    options = List.copyOf(options);
  }

  /** What it is called by an application. */
  static Wording of(Resource resource, Naming naming) {
    boolean isTopic = resource instanceof Topic;
    if (!isNamedBy(resource, naming)) {
      return new Wording(isTopic, true, resource.name(), List.of());
    }
    List<Option> parts = new ArrayList<>();
    resource
        .kind()
        .filter(kind -> !kind.equals(EVENT))
        .ifPresent(kind -> parts.add(new Option.Text("kind", kind)));
    resource
        .publisher()
        .filter(publisher -> !publisher.equals(naming.publisher()))
        .ifPresent(publisher -> parts.add(new Option.Text("publisher", publisher)));
    dest(resource).ifPresent(dest -> parts.add(new Option.Text("dest", dest)));
    if (resource.isFifo()) {
      parts.add(new Option.Flag("fifo"));
    }
    return new Wording(isTopic, false, resource.type().orElseThrow(), parts);
  }

  /** Whether its parts give the same name again. */
  private static boolean isNamedBy(Resource resource, Naming naming) {
    if (resource.isCustom()) {
      return false;
    }
    String kind = resource.kind().orElseThrow();
    String type = resource.type().orElseThrow();
    Naming its = new Naming(naming.instance(), resource.publisher().orElseThrow());
    try {
      return resource.equals(
          resource instanceof Topic
              ? fifo(its.topic(kind, type), resource.isFifo())
              : fifo(queue(its, kind, type, dest(resource)), resource.isFifo()));
    } catch (InvalidNameException e) {
      return false;
    }
  }

  private static Optional<String> dest(Resource resource) {
    return resource instanceof Queue queue ? queue.dest() : Optional.empty();
  }

  private static Queue queue(Naming naming, String kind, String type, Optional<String> dest) {
    Queue queue = naming.queue(kind, type);
    return dest.map(queue::dest).orElse(queue);
  }

  private static Resource fifo(Resource resource, boolean fifo) {
    if (!fifo) {
      return resource;
    }
    return resource instanceof Topic topic ? topic.fifo() : ((Queue) resource).fifo();
  }

  /** With more options. */
  Wording with(List<Option> more) {
    List<Option> all = new ArrayList<>(options);
    all.addAll(more);
    return new Wording(isTopic, isCustom, text, all);
  }
}
