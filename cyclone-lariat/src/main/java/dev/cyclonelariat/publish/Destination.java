package dev.cyclonelariat.publish;

import org.jspecify.annotations.Nullable;

/**
 * Where a message goes: the topic or queue that its kind and type name, or one of a name of its
 * own. FIFO is never guessed: say {@link #fifo()}, or give a name that ends in {@code .fifo}.
 *
 * @param service SNS for topics, SQS for queues
 * @param name the name of a custom resource; null for the one that the message's kind and type name
 * @param dest the reader of a queue that several read; null when there is one
 * @param isFifo whether the resource is FIFO
 * @param isFair whether a group id may go to a resource that is not FIFO, where SQS takes it as the
 *     tenant of a fair queue
 */
public record Destination(
    Service service, @Nullable String name, @Nullable String dest, boolean isFifo, boolean isFair) {

  private static final String FIFO_SUFFIX = ".fifo";

  /**
   * Checks that the parts go together.
   *
   * @throws IllegalArgumentException if a custom resource or a topic has a {@code dest}
   */
  public Destination {
    if (dest != null && (name != null || service == Service.SNS)) {
      throw new IllegalArgumentException(
          "Only queues named by a message's kind and type have a destination, such as"
              + " Destination.queue().dest(\""
              + dest
              + "\")");
    }
    isFifo = isFifo || (name != null && name.endsWith(FIFO_SUFFIX));
  }

  /** The topic that the message's kind and type name. */
  public static Destination topic() {
    return new Destination(Service.SNS, null, null, false, false);
  }

  /** The topic of that name, FIFO if it ends so. */
  public static Destination topic(String name) {
    return new Destination(Service.SNS, name, null, false, false);
  }

  /** The queue that the message's kind and type name. */
  public static Destination queue() {
    return new Destination(Service.SQS, null, null, false, false);
  }

  /** The queue of that name, FIFO if it ends so. */
  public static Destination queue(String name) {
    return new Destination(Service.SQS, name, null, false, false);
  }

  /**
   * Of the queues that the message's kind and type name, the one of this reader.
   *
   * @param dest the reading application
   */
  public Destination dest(String dest) {
    return new Destination(service, name, dest, isFifo, isFair);
  }

  /** The FIFO resource of the same name. */
  public Destination fifo() {
    return new Destination(service, name, dest, true, isFair);
  }

  /** Lets a group id go to a resource that is not FIFO, as the tenant of a fair queue. */
  public Destination fair() {
    return new Destination(service, name, dest, isFifo, true);
  }
}
