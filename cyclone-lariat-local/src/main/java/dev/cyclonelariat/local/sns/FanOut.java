package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.message.Characters;
import dev.cyclonelariat.local.message.Message;
import dev.cyclonelariat.local.message.MessageAttributes;
import dev.cyclonelariat.local.message.MessageBody;
import dev.cyclonelariat.local.message.MessageIds;
import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.local.record.DeliveryRecord;
import dev.cyclonelariat.local.sqs.LocalQueue;
import dev.cyclonelariat.local.sqs.QueueTraffic;
import dev.cyclonelariat.local.sqs.Queues;
import java.time.Clock;
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
  private final Clock clock;
  private final boolean policiesEnforced;
  private final Set<String> warned = new HashSet<>();

  FanOut(
      Queues queues,
      QueueTraffic traffic,
      DeliveryRecord record,
      Clock clock,
      boolean policiesEnforced) {
    this.queues = queues;
    this.traffic = traffic;
    this.record = record;
    this.clock = clock;
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
      SubscriptionAttributes attributes = subscription.attributes();
      if (subscription.isPending()) {
        continue;
      }
      if (!attributes.accepts(publication.rawBody(), publication.attributes())) {
        note(Kind.FILTERED, publication, subscription, subscription.arn());
      } else if (attributes.isRaw()) {
        deliver(publication, subscription, publication.rawBody());
      } else {
        envelope = envelope == null ? new Envelope(publication) : envelope;
        deliver(publication, subscription, envelope.bodyFor(subscription, baseUrl));
      }
    }
  }

  /** Sends the queue's owner what is needed to confirm a subscription. */
  void askForConfirmation(Subscription subscription, String token, String baseUrl) {
    String topicArn = subscription.topic().arnText();
    byte[] bytes =
        new EnvelopeText(0)
            .member("Type", "SubscriptionConfirmation")
            .member("MessageId", MessageIds.next())
            .member("Token", token)
            .member("TopicArn", topicArn)
            .member(
                "Message",
                "You have chosen to subscribe to the topic "
                    + topicArn
                    + ".\nTo confirm the subscription, visit the SubscribeURL included in this"
                    + " message.")
            .member(
                "SubscribeURL",
                baseUrl + "/?Action=ConfirmSubscription&TopicArn=" + topicArn + "&Token=" + token)
            .timestamp(clock.millis())
            .signature(subscription.topic())
            .toCompleteBytes();
    Message message =
        new Message(
            MessageIds.next(),
            new MessageBody(bytes),
            MessageAttributes.none(),
            SENDER,
            null,
            null,
            null,
            null);
    String problem = put(subscription.topic(), subscription.queue(), message);
    if (problem != null) {
      warn(subscription, problem);
    }
  }

  private void deliver(Publication publication, Subscription subscription, MessageBody body) {
    boolean raw = subscription.attributes().isRaw();
    String refused = raw ? rawProblem(publication) : null;
    if (refused != null) {
      drop(publication, subscription, refused);
      return;
    }
    String problem = put(publication, subscription.queue(), body, raw);
    if (problem == null) {
      return;
    }
    Arn deadLetterQueue = subscription.attributes().deadLetterQueue();
    if (deadLetterQueue != null && put(publication, deadLetterQueue, body, raw) == null) {
      note(Kind.DEAD_LETTERED, publication, subscription, deadLetterQueue.toString());
      warn(subscription, problem + "; they go to its dead-letter queue " + deadLetterQueue);
    } else {
      drop(publication, subscription, problem);
    }
  }

  /** What SQS would refuse in a raw delivery; SNS discards such messages. */
  private static @Nullable String rawProblem(Publication publication) {
    if (publication.attributes().byName().size() > MAX_RAW_ATTRIBUTES) {
      return "more than 10 message attributes in a raw delivery";
    }
    return Characters.firstInvalid(publication.sqsText()) < 0
        ? null
        : "a character that SQS refuses in a raw delivery";
  }

  private void drop(Publication publication, Subscription subscription, String problem) {
    note(Kind.DROPPED, publication, subscription, problem);
    warn(subscription, problem);
  }

  private void note(Kind kind, Publication publication, Subscription subscription, String detail) {
    record.add(
        kind,
        publication.at(),
        subscription.endpoint(),
        publication.messageId(),
        publication.rawBody(),
        detail);
  }

  private @Nullable String put(Publication publication, Arn target, MessageBody body, boolean raw) {
    boolean fifoTopic = publication.topic().attributes().isFifo();
    boolean fifoQueue = target.resource().endsWith(TopicNames.FIFO_SUFFIX);
    boolean ordered = fifoTopic && fifoQueue;
    boolean fair = !fifoTopic && !fifoQueue;
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
    return put(publication.topic(), target, message);
  }

  /** Puts a message on a queue; says why if that cannot be. */
  private @Nullable String put(Topic topic, Arn target, Message message) {
    LocalQueue queue = queues.find(target);
    if (queue == null) {
      return "the queue does not exist";
    }
    if (policiesEnforced && !queue.admits(topic.arn(), topic.arnText())) {
      return "the queue's policy does not allow sqs:SendMessage for sns.amazonaws.com from this"
          + " topic (give the queue such a policy, as on AWS, or subscribe it by topology().subscribe"
          + " or a seed file, which do so)";
    }
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
