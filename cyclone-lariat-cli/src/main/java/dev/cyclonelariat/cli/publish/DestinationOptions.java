package dev.cyclonelariat.cli.publish;

import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageBuilder;
import dev.cyclonelariat.publish.Destination;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where the message goes. */
final class DestinationOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @ArgGroup private @Nullable Target target;

  @Option(
      names = "--dest",
      paramLabel = "APP",
      description = "With --sqs: the queue of this reader, of several.")
  private @Nullable String dest;

  @Option(
      names = "--fifo",
      description = "To the FIFO topic or queue of that name; names ending in .fifo imply it.")
  private boolean fifo;

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "With --fifo: the group whose order is kept.")
  private @Nullable String group;

  @Option(
      names = "--dedup",
      paramLabel = "ID",
      description = "With --fifo: what repeats are known by; the message's uuid unless said.")
  private @Nullable String dedup;

  /** One of these at most. */
  private static final class Target {

    @Option(
        names = "--sqs",
        required = true,
        description = "To the queue that kind and type name, not to the topic.")
    private boolean sqs;

    @Option(
        names = "--topic",
        required = true,
        paramLabel = "NAME",
        description = "To the topic of this name.")
    private @Nullable String topic;

    @Option(
        names = "--queue",
        required = true,
        paramLabel = "NAME",
        description = "To the queue of this name.")
    private @Nullable String queue;

    private Destination destination() {
      if (topic != null) {
        return Destination.topic(topic);
      }
      return queue == null ? Destination.queue() : Destination.queue(queue);
    }
  }

  Destination destination() {
    if (dest != null && (target == null || !target.sqs)) {
      throw misuse("--dest needs --sqs");
    }
    Destination destination = target == null ? Destination.topic() : target.destination();
    if (fifo) {
      destination = destination.fifo();
    }
    if (destination.isFifo() && group == null) {
      throw misuse("FIFO topics and queues need --group");
    }
    if (!destination.isFifo() && (group != null || dedup != null)) {
      throw misuse((group == null ? "--dedup" : "--group") + " needs --fifo");
    }
    return dest == null ? destination : destination.dest(dest);
  }

  <M extends Message> MessageBuilder<M> addGroup(MessageBuilder<M> message) {
    return message.groupId(group).deduplicationId(dedup);
  }

  private ParameterException misuse(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
