package dev.cyclonelariat.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An SQS queue: {@code <instance>-<kind>-queue-<publisher>-<type>[-<dest>][.fifo]}, or a custom
 * name. Immutable.
 */
public final class Queue extends Resource {

  private static final String SERVICE = "sqs";
  private static final String NO_DEST = "undefined";

  private Queue(ResourceName name) {
    super(name);
  }

  /**
   * A queue by the scheme, without a destination, not FIFO.
   *
   * @param instance the installation, such as {@code production}
   * @param kind {@code event} or {@code command}
   * @param publisher the application that feeds it, or {@code any}
   * @param type the type of message, without the kind's prefix, or {@code all}
   * @throws InvalidNameException if a part holds anything but letters, digits and {@code _}, or the
   *     name exceeds AWS's 80 characters
   */
  public static Queue of(String instance, String kind, String publisher, String type) {
    return build(false, List.of(instance, kind, Scheme.QUEUE.literal(), publisher, type));
  }

  /**
   * The queue of that name, standard or custom.
   *
   * @throws InvalidNameException if AWS allows no queue of that name
   */
  public static Queue parse(String name) {
    return new Queue(ResourceName.parse(Scheme.QUEUE, name));
  }

  /**
   * The queue an ARN names.
   *
   * @throws InvalidNameException if it is the ARN of something else
   */
  public static Queue ofArn(Arn arn) {
    if (!arn.service().equals(SERVICE)) {
      throw new InvalidNameException("Not the ARN of a queue: " + arn);
    }
    return parse(arn.resource());
  }

  /**
   * The queue of the same parts for one of several readers.
   *
   * @param dest the reading application
   * @throws InvalidNameException if this is a custom queue, or {@code dest} does not fit a name
   */
  public Queue dest(String dest) {
    if (isCustom()) {
      throw new InvalidNameException("Queue '" + name() + "' is custom: it has no destination");
    }
    List<String> parts = new ArrayList<>(parts().subList(0, ResourceName.DEST));
    parts.add(dest);
    return build(isFifo(), parts);
  }

  /** The FIFO queue of the same parts. */
  public Queue fifo() {
    return isFifo() ? this : isStandard() ? build(true, parts()) : parse(name() + ".fifo");
  }

  private static Queue build(boolean fifo, List<String> parts) {
    return new Queue(ResourceName.build(Scheme.QUEUE, fifo, parts));
  }

  /** The application that reads it; empty when the name does not say. */
  public Optional<String> dest() {
    return resourceName().part(ResourceName.DEST);
  }

  @Override
  public Arn arn(Account account) {
    return account.arn(SERVICE, name());
  }

  /** Its URL at AWS's own endpoint. */
  public QueueUrl url(Account account) {
    return QueueUrl.of(account, name());
  }

  /**
   * The attributes it is created with.
   *
   * @param contentBasedDeduplication whether repeats are recognised by a hash of the body
   * @throws IllegalArgumentException if that is asked of a queue that is not FIFO
   */
  public Map<String, String> attributes(boolean contentBasedDeduplication) {
    return fifoAttributes("FifoQueue", contentBasedDeduplication);
  }

  @Override
  void addTags(Map<String, String> tags) {
    tags.put("dest", dest().orElse(NO_DEST));
  }
}
