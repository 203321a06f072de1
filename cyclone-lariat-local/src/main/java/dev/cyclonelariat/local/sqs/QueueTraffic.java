package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.message.Message;
import dev.cyclonelariat.local.queue.DeadLetterRule;
import dev.cyclonelariat.local.queue.Entry;
import dev.cyclonelariat.local.queue.MessageQueue;
import dev.cyclonelariat.local.queue.Outcome;
import dev.cyclonelariat.local.queue.ReceiptHandle;
import dev.cyclonelariat.local.queue.Received;
import dev.cyclonelariat.local.queue.Sent;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.local.record.DeliveryRecord;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves messages on, off and between queues, keeps the record and wakes those who wait. Guarded by
 * the broker's lock.
 */
public final class QueueTraffic {
  private final Queues queues;
  private final LongPolls polls;
  private final DeliveryRecord record;
  private final Clock clock;
  private final QueueDisturbances disturbances;

  QueueTraffic(
      Queues queues,
      LongPolls polls,
      DeliveryRecord record,
      Clock clock,
      QueueDisturbances disturbances) {
    this.queues = queues;
    this.polls = polls;
    this.record = record;
    this.clock = clock;
    this.disturbances = disturbances;
  }

  long now() {
    return clock.millis();
  }

  /** A new queue's messages. */
  MessageQueue open(QueueKey key, long number, QueueAttributes attributes) {
    String arn = key.arn().toString();
    return new MessageQueue(
        number,
        attributes.settings(),
        entry -> note(Kind.EXPIRED, arn, entry.message(), null),
        position -> disturbances.order(key.name(), position));
  }

  /** Changes what users set of a queue. */
  void configure(LocalQueue queue, QueueAttributes changed) {
    queue.change(changed, now());
    polls.wake(queue); // a shorter delay of a FIFO queue shows delayed messages
  }

  /**
   * Puts a message on a queue by a direct call.
   *
   * @param delay in milliseconds; negative for the queue's own
   */
  Sent send(LocalQueue queue, Message message, long delay) {
    return put(queue, message, delay, Kind.SENT, null);
  }

  /** Puts a message of a topic on a queue; says why if the queue does not take it. */
  public @Nullable String deliver(LocalQueue queue, Message message, String topicArn) {
    int size = message.body().size() + message.attributes().size();
    if (size > queue.attributes().maximumMessageSize()) {
      return "the message is longer than the queue's MaximumMessageSize";
    }
    put(queue, message, -1, Kind.DELIVERED, topicArn);
    return null;
  }

  private Sent put(
      LocalQueue queue, Message message, long delay, Kind kind, @Nullable String detail) {
    Sent sent = queue.messages().send(message, delay, now());
    if (sent.duplicate()) {
      note(Kind.DEDUPLICATED, queue.arn(), message, sent.messageId());
    } else {
      record.add(kind, now(), queue.arn(), message.id(), message.body(), detail);
      if (!queue.isFifo() && disturbances.deliversTwice(queue.name())) {
        queue.messages().send(message, delay, now());
        note(Kind.DUPLICATED, queue.arn(), message, null);
      }
      polls.wake(queue);
    }
    return sent;
  }

  /**
   * Receives messages.
   *
   * @param visibilityTimeout in milliseconds; negative for the queue's own
   * @param attempt see {@link MessageQueue#receive}
   */
  List<Received> receive(
      LocalQueue queue, int max, long visibilityTimeout, @Nullable String attempt) {
    if (disturbances.isPaused(queue.name())) {
      return List.of();
    }
    List<Received> received =
        queue.messages().receive(max, visibilityTimeout, attempt, deadLetterRule(queue), now());
    for (Received one : received) {
      note(Kind.RECEIVED, queue.arn(), one.entry().message(), null);
    }
    if (attempt != null) {
      polls.wake(queue); // a repeated receive may hide its messages for a shorter time
    }
    return received;
  }

  private @Nullable DeadLetterRule deadLetterRule(LocalQueue queue) {
    RedrivePolicy policy = queue.attributes().redrivePolicy();
    LocalQueue target = policy == null ? null : queues.find(policy.deadLetterTarget());
    if (policy == null || target == null) {
      return null; // AWS goes on delivering when the dead-letter queue is gone
    }
    return new DeadLetterRule(policy.maxReceiveCount(), entry -> giveUp(queue, entry, target));
  }

  private void giveUp(LocalQueue queue, Entry entry, LocalQueue target) {
    target.messages().takeOver(entry, entry.message().givenUpBy(queue.arn()), now());
    note(Kind.DEAD_LETTERED, queue.arn(), entry.message(), target.arn());
    polls.wake(target);
  }

  /** Sends a dead letter, already taken off its queue, again as a new message. */
  void move(LocalQueue source, Entry entry, LocalQueue target, String newId) {
    target.messages().move(entry.message().sentAgainAs(newId), now());
    note(Kind.MOVED, source.arn(), entry.message(), target.arn());
    polls.wake(target);
  }

  /** Takes a received message off a queue. */
  Outcome delete(LocalQueue queue, ReceiptHandle handle) {
    Entry entry = queue.messages().find(handle);
    Outcome outcome = queue.messages().delete(handle, now());
    if (outcome == Outcome.DONE && entry != null) {
      note(Kind.DELETED, queue.arn(), entry.message(), null);
      polls.wake(queue); // the next message of a FIFO group may have become available
    }
    return outcome;
  }

  /**
   * Hides a received message for another time.
   *
   * @param timeout in milliseconds
   */
  Outcome changeVisibility(LocalQueue queue, ReceiptHandle handle, long timeout) {
    Outcome outcome = queue.messages().changeVisibility(handle, timeout, now());
    if (outcome == Outcome.DONE) {
      polls.wake(queue);
    }
    return outcome;
  }

  private void note(Kind kind, String arn, Message message, @Nullable String detail) {
    record.add(kind, now(), arn, message.id(), null, detail);
  }
}
