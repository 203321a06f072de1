package dev.cyclonelariat.graph;

import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;
import java.util.Comparator;

/**
 * A topic or queue in a graph.
 *
 * @param resource which
 * @param elsewhere account and region of one that is in another account or region; else empty
 */
public record Node(Resource resource, String elsewhere) implements Comparable<Node> {

  private static final Comparator<Node> ORDER =
      Comparator.comparing((Node node) -> !node.isTopic())
          .thenComparing(node -> node.resource.name())
          .thenComparing(Node::elsewhere);

  /** One in the account itself. */
  public static Node of(Resource resource) {
    return new Node(resource, "");
  }

  /** Whether it is a topic; else it is a queue. */
  public boolean isTopic() {
    return resource instanceof Topic;
  }

  /** Topics come first, each by name. */
  @Override
  public int compareTo(Node other) {
    return ORDER.compare(this, other);
  }

  /** The name, and where it is unless it is here. */
  @Override
  public String toString() {
    return elsewhere.isEmpty() ? resource.name() : resource.name() + " (" + elsewhere + ")";
  }
}
