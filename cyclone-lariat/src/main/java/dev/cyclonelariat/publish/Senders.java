package dev.cyclonelariat.publish;

import dev.cyclonelariat.resource.Account;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Naming;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes message senders. What is handed in stays the caller's to close. */
public final class Senders {

  /** ARNs and URLs of a fake show nowhere. */
  static final Location NOWHERE =
      new Location(() -> new Account("us-east-1", "000000000000"), null);

  private Senders() {}

  /**
   * Publishes over AWS.
   *
   * @param naming names topics and queues
   * @param location finds their ARNs and URLs
   * @param sns reaches SNS; asked at every call, so that what publishes to SQS alone needs none
   * @param sqs reaches SQS; asked at every call
   * @param executor runs the asynchronous calls and the batches of {@code publishAll}; it needs at
   *     least one thread that is not blocked in such a call
   */
  public static MessageSender aws(
      Naming naming,
      Location location,
      Supplier<SnsClient> sns,
      Supplier<SqsClient> sqs,
      Executor executor) {
    return new WireSender(
        new Preparation(new Addresses(naming, location)), wires(sns, sqs), executor);
  }

  /**
   * Sends stored messages over AWS.
   *
   * @param location finds ARNs and URLs
   * @param sns reaches SNS; asked at every call
   * @param sqs reaches SQS; asked at every call
   */
  public static BatchSender awsBatches(
      Location location, Supplier<SnsClient> sns, Supplier<SqsClient> sqs) {
    return new StoredSender(location, wires(sns, sqs));
  }

  /**
   * Sends stored messages nowhere.
   *
   * @param record takes what would have gone out
   */
  public static BatchSender fakeBatches(FakePublications record) {
    Wire wire = record.wire();
    return new StoredSender(NOWHERE, service -> wire);
  }

  private static Function<Service, Wire> wires(Supplier<SnsClient> sns, Supplier<SqsClient> sqs) {
    Wire snsWire = new SnsWire(sns);
    Wire sqsWire = new SqsWire(sqs);
    return service -> service == Service.SNS ? snsWire : sqsWire;
  }

  /**
   * Checks everything and publishes nothing. Needs neither account nor region.
   *
   * @param naming names topics and queues
   * @param record takes what would have gone out
   */
  public static MessageSender fake(Naming naming, FakePublications record) {
    Wire wire = record.wire();
    return new WireSender(
        new Preparation(new Addresses(naming, NOWHERE)), service -> wire, Runnable::run);
  }
}
