package dev.cyclonelariat.publish;

import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Checks a message against its schema and AWS's rules, and brings it into the form that goes out.
 */
final class Preparation {

  private final Naming naming;
  private final Location location;

  Preparation(Naming naming, Location location) {
    this.naming = naming;
    this.location = location;
  }

  Prepared prepare(Outgoing outgoing, Wire wire) {
    Message message = outgoing.message();
    if (outgoing.validated()) {
      message.validate();
    }
    return outgoing.destination().service() == Service.SNS
        ? prepare(outgoing, topic(outgoing), wire)
        : prepare(outgoing, queue(outgoing), wire);
  }

  private Prepared prepare(Outgoing outgoing, Topic topic, Wire wire) {
    return prepare(outgoing, topic.name(), location.arn(topic).toString(), topic.isFifo(), wire);
  }

  private Prepared prepare(Outgoing outgoing, Queue queue, Wire wire) {
    return prepare(outgoing, queue.name(), location.url(queue).toString(), queue.isFifo(), wire);
  }

  private static Prepared prepare(
      Outgoing outgoing, String resource, String target, boolean fifo, Wire wire) {
    Message message = outgoing.message();
    FifoRules.check(message, resource, fifo, outgoing.destination().isFair());
    AttributeRules.check(outgoing.attributes(), resource);
    String body = MessageCodec.encode(message);
    int bytes = Size.of(body, outgoing.attributes());
    int maximum = wire.maximumBytes(target, bytes);
    if (bytes > maximum) {
      throw new PublishRefusedException(
          "%s is %,d bytes long with its attributes; %s %s takes %,d"
              .formatted(
                  message, bytes, outgoing.destination().service().noun(), resource, maximum));
    }
    return new Prepared(
        outgoing,
        resource,
        target,
        body,
        message.groupId(),
        fifo ? deduplicationId(message) : null,
        bytes);
  }

  /**
   * A publisher cannot know whether the resource deduplicates by content, so it always says one.
   */
  private static String deduplicationId(Message message) {
    String given = message.deduplicationId();
    return given == null ? message.uuid().toString() : given;
  }

  private Topic topic(Outgoing outgoing) {
    Destination destination = outgoing.destination();
    Message message = outgoing.message();
    Topic topic =
        destination.name() == null
            ? naming.topic(message.kind().word(), message.type())
            : Topic.parse(destination.name());
    return destination.isFifo() ? topic.fifo() : topic;
  }

  private Queue queue(Outgoing outgoing) {
    Destination destination = outgoing.destination();
    Message message = outgoing.message();
    Queue queue =
        destination.name() == null
            ? readBy(destination.dest(), naming.queue(message.kind().word(), message.type()))
            : Queue.parse(destination.name());
    return destination.isFifo() ? queue.fifo() : queue;
  }

  private static Queue readBy(@Nullable String dest, Queue queue) {
    return dest == null ? queue : queue.dest(dest);
  }
}
