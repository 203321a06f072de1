package dev.cyclonelariat.resource;

import java.util.List;
import java.util.Map;

/**
 * An SNS topic: {@code <instance>-<kind>-fanout-<publisher>-<type>[.fifo]}, or a custom name.
 * Immutable.
 */
public final class Topic extends Resource {

  private static final String SERVICE = "sns";

  private Topic(ResourceName name) {
    super(name);
  }

  /**
   * A topic by the scheme, not FIFO.
   *
   * @param instance the installation, such as {@code production}
   * @param kind {@code event} or {@code command}
   * @param publisher the application that publishes to it, or {@code any}
   * @param type the type of message, without the kind's prefix
   * @throws InvalidNameException if a part holds anything but letters, digits and {@code _}, or the
   *     name exceeds AWS's 256 characters
   */
  public static Topic of(String instance, String kind, String publisher, String type) {
    return build(false, List.of(instance, kind, Scheme.TOPIC.literal(), publisher, type));
  }

  /**
   * The topic of that name, standard or custom.
   *
   * @throws InvalidNameException if AWS allows no topic of that name
   */
  public static Topic parse(String name) {
    return new Topic(ResourceName.parse(Scheme.TOPIC, name));
  }

  /**
   * The topic an ARN names.
   *
   * @throws InvalidNameException if it is the ARN of something else
   */
  public static Topic ofArn(Arn arn) {
    if (!arn.service().equals(SERVICE)) {
      throw new InvalidNameException("Not the ARN of a topic: " + arn);
    }
    return parse(arn.resource());
  }

  /** The FIFO topic of the same parts. */
  public Topic fifo() {
    return isFifo() ? this : isStandard() ? build(true, parts()) : parse(name() + ".fifo");
  }

  private static Topic build(boolean fifo, List<String> parts) {
    return new Topic(ResourceName.build(Scheme.TOPIC, fifo, parts));
  }

  @Override
  public Arn arn(Account account) {
    return account.arn(SERVICE, name());
  }

  /**
   * The attributes it is created with.
   *
   * @param contentBasedDeduplication whether repeats are recognised by a hash of the body
   * @throws IllegalArgumentException if that is asked of a topic that is not FIFO
   */
  public Map<String, String> attributes(boolean contentBasedDeduplication) {
    return fifoAttributes("FifoTopic", contentBasedDeduplication);
  }

  @Override
  void addTags(Map<String, String> tags) {
    // A topic has no tags of its own.
  }
}
