package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.message.Message;
import dev.cyclonelariat.local.message.MessageAttributes;
import dev.cyclonelariat.local.message.MessageBody;
import dev.cyclonelariat.local.message.MessageIds;
import dev.cyclonelariat.local.policy.AccessRequest;
import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.local.record.DeliveryRecord;
import dev.cyclonelariat.local.sqs.LocalQueue;
import dev.cyclonelariat.local.sqs.QueueTraffic;
import dev.cyclonelariat.local.sqs.Queues;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts published messages on the queues that subscribed. Guarded by the broker's lock. */
final class FanOut {
  private static final Logger log = LoggerFactory.getLogger(FanOut.class);

  /** Under which SNS itself appears as the sender of a message. */
  private static final String SENDER = "AIDAIT2UOQQY3AUEKVGXU";

  private static final int MAX_RAW_ATTRIBUTES = 10;

  private final Queues queues;
  private final QueueTraffic traffic;
  private final DeliveryRecord record;
  private final boolean policiesEnforced;
  private final Set<String> warned = new HashSet<>();

  FanOut(Queues queues, QueueTraffic traffic, DeliveryRecord record, boolean policiesEnforced) {
    this.queues = queues;
    this.traffic = traffic;
    this.record = record;
    this.policiesEnforced = policiesEnforced;
  }

  /**
   * Delivers to all subscriptions of the topic.
   *
   * @param baseUrl of the links in envelopes
   */
  void deliver(Publication publication, String baseUrl) {
    Envelope envelope = null;
    for (Subscription subscription : publication.topic().subscriptions()) {
      boolean raw = subscription.attributes().isRaw();
      if (!raw && envelope == null) {
        envelope = new Envelope(publication);
      }
      MessageBody body =
          envelope == null || raw ? publication.rawBody() : envelope.bodyFor(subscription, baseUrl);
      deliver(publication, subscription, body);
    }
  }

  private void deliver(Publication publication, Subscription subscription, MessageBody body) {
    boolean raw = subscription.attributes().isRaw();
    String problem =
        raw && publication.attributes().byName().size() > MAX_RAW_ATTRIBUTES
            ? "more than 10 message attributes in a raw delivery"
            : put(publication, subscription.queue(), body, raw);
    if (problem == null) {
      return;
    }
    Arn deadLetterQueue = subscription.attributes().deadLetterQueue();
    if (deadLetterQueue != null && put(publication, deadLetterQueue, body, raw) == null) {
      problem += "; put on its dead-letter queue " + deadLetterQueue;
    }
    record.add(
        Kind.DROPPED,
        publication.at(),
        subscription.endpoint(),
        publication.messageId(),
        publication.rawBody(),
        publication.topic().arnText() + ": " + problem);
    warn(subscription, problem);
  }

  /** Puts a message on a queue; says why if that cannot be. */
  private @Nullable String put(Publication publication, Arn target, MessageBody body, boolean raw) {
    LocalQueue queue = queues.find(target);
    if (queue == null) {
      return "the queue does not exist";
    }
    Topic topic = publication.topic();
    if (policiesEnforced
        && !queue.allows(
            AccessRequest.delivery(topic.arnText(), topic.arn().account(), queue.arn()))) {
      return "the queue's policy does not allow sqs:SendMessage for sns.amazonaws.com from this"
          + " topic";
    }
    boolean ordered = topic.attributes().isFifo() && queue.isFifo();
    boolean fair = !topic.attributes().isFifo() && !queue.isFifo();
    Message message =
        new Message(
            MessageIds.next(),
            body,
            raw ? publication.attributes() : MessageAttributes.none(),
            SENDER,
            ordered || fair ? publication.groupId() : null,
            ordered ? publication.deduplicationId() : null,
            publication.traceHeader(),
            null);
    return traffic.deliver(queue, message, topic.arnText());
  }

  private void warn(Subscription subscription, String problem) {
    if (warned.add(subscription.arn() + problem)) {
      log.warn(
          "Messages of {} do not reach {}: {}",
          subscription.topic().arnText(),
          subscription.endpoint(),
          problem);
    }
  }
}
