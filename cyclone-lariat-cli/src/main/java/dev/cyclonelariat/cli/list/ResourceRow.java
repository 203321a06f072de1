package dev.cyclonelariat.cli.list;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.Row;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.topology.live.LiveSubscription;
import java.util.Comparator;
import java.util.List;

/**
 * A topic, a queue or a subscription.
 *
 * @param resource the topic or queue
 * @param arn of it
 * @param destination who reads it; of a subscription the queue; empty if there is none
 * @param more further fields for programs
 */
record ResourceRow(Resource resource, Arn arn, String destination, Fields more)
    implements Row, Comparable<ResourceRow> {

  static final List<String> HEADINGS =
      List.of(
          "VALID",
          "REGION",
          "ACCOUNT_ID",
          "NAME",
          "INSTANCE",
          "KIND",
          "PUBLISHER",
          "TYPE",
          "DESTINATION",
          "FIFO");

  private static final Comparator<ResourceRow> ORDER =
      Comparator.comparing((ResourceRow row) -> row.resource.isCustom())
          .thenComparing(row -> row.resource.name())
          .thenComparing(ResourceRow::destination);

  static ResourceRow of(Resource resource, Arn arn) {
    String dest = resource instanceof Queue queue ? queue.dest().orElse("") : "";
    return new ResourceRow(resource, arn, dest, new Fields().with("arn", arn.toString()));
  }

  static ResourceRow of(LiveSubscription subscription) {
    return new ResourceRow(
        subscription.topic(),
        subscription.topicArn(),
        subscription.queue().name(),
        new Fields()
            .with("topic_arn", subscription.topicArn().toString())
            .with("queue_arn", subscription.queueArn().toString())
            .with("arn", subscription.arn() == null ? null : subscription.arn().toString())
            .with("pending", subscription.isPending()));
  }

  @Override
  public List<String> cells() {
    return List.of(
        valid(),
        arn.region(),
        arn.account(),
        resource.name(),
        resource.instance().orElse(""),
        resource.kind().orElse(""),
        resource.publisher().orElse(""),
        resource.type().orElse(""),
        destination,
        String.valueOf(resource.isFifo()));
  }

  @Override
  public String json() {
    Fields fields =
        new Fields()
            .with("valid", valid())
            .with("region", arn.region())
            .with("account_id", arn.account())
            .with("name", resource.name())
            .with("instance", resource.instance().orElse(null))
            .with("kind", resource.kind().orElse(null))
            .with("publisher", resource.publisher().orElse(null))
            .with("type", resource.type().orElse(null))
            .with("destination", destination.isEmpty() ? null : destination)
            .with("fifo", resource.isFifo());
    more.map().forEach(fields::with);
    return MessageCodec.encodeTree(fields.map());
  }

  private String valid() {
    return resource.isStandard() ? "standard" : "custom";
  }

  /** Those that follow the scheme first, each by name. */
  @Override
  public int compareTo(ResourceRow other) {
    return ORDER.compare(this, other);
  }
}
