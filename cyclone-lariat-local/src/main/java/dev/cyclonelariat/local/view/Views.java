package dev.cyclonelariat.local.view;

import dev.cyclonelariat.local.message.Message;
import dev.cyclonelariat.local.message.MessageAttribute;
import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.queue.Counts;
import dev.cyclonelariat.local.queue.Entry;
import dev.cyclonelariat.local.sns.Subscription;
import dev.cyclonelariat.local.sns.Topic;
import dev.cyclonelariat.local.sns.Topics;
import dev.cyclonelariat.local.sqs.LocalQueue;
import dev.cyclonelariat.local.sqs.Queues;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Takes views of what the broker holds. Thread-safe. */
public final class Views {
  private final Object lock;
  private final Queues queues;
  private final Topics topics;
  private final Clock clock;
  private final ToIntFunction<LocalQueue> waiting;

  /**
   * Views of these queues and topics.
   *
   * @param lock guards them
   * @param waiting counts the receives that wait for a queue's messages
   */
  public Views(
      Object lock, Queues queues, Topics topics, Clock clock, ToIntFunction<LocalQueue> waiting) {
    this.lock = lock;
    this.queues = queues;
    this.topics = topics;
    this.clock = clock;
    this.waiting = waiting;
  }

  /** All queues by account, region and name. */
  public List<QueueView> queues() {
    synchronized (lock) {
      return queues.all().stream()
          .map(this::view)
          .sorted(
              Comparator.comparing(QueueView::account)
                  .thenComparing(QueueView::region)
                  .thenComparing(QueueView::name))
          .toList();
    }
  }

  private QueueView view(LocalQueue queue) {
    Counts counts = queue.messages().counts(clock.millis());
    Arn arn = queue.arnParts();
    return new QueueView(
        arn.account(),
        arn.region(),
        queue.name(),
        queue.arn(),
        queue.settings(),
        queue.tags(),
        counts.available(),
        counts.inFlight(),
        counts.delayed(),
        waiting.applyAsInt(queue));
  }

  /** The messages of a queue, oldest first; none if there is no such queue. */
  public List<MessageView> messages(String queueArn) {
    List<MessageView> views = new ArrayList<>();
    Arn arn = Arn.parse(queueArn);
    synchronized (lock) {
      LocalQueue queue = arn == null ? null : queues.find(arn);
      if (queue != null) {
        for (Entry entry : queue.messages().all(clock.millis())) {
          views.add(view(entry));
        }
      }
    }
    return views;
  }

  private static MessageView view(Entry entry) {
    Message message = entry.message();
    Map<String, String> attributes = new LinkedHashMap<>();
    message.attributes().byName().forEach((name, value) -> attributes.put(name, text(value)));
    return new MessageView(
        message.id(),
        message.body().toString(),
        attributes,
        entry.isInFlight()
            ? MessageView.State.IN_FLIGHT
            : entry.isDelayed() ? MessageView.State.DELAYED : MessageView.State.AVAILABLE,
        message.groupId(),
        message.deduplicationId(),
        entry.receiveCount(),
        Instant.ofEpochMilli(entry.sentAt()));
  }

  private static String text(MessageAttribute attribute) {
    byte[] bytes = attribute.binaryValue();
    return bytes == null
        ? String.valueOf(attribute.stringValue())
        : Base64.getEncoder().encodeToString(bytes);
  }

  /** All topics by ARN. */
  public List<TopicView> topics() {
    synchronized (lock) {
      return topics.all().stream().map(Views::view).toList();
    }
  }

  private static TopicView view(Topic topic) {
    return new TopicView(
        topic.arn().account(),
        topic.arn().region(),
        topic.name(),
        topic.arnText(),
        topic.settings(),
        topic.tags(),
        topic.subscriptions().stream().map(Views::view).toList());
  }

  private static SubscriptionView view(Subscription subscription) {
    return new SubscriptionView(
        subscription.arn(),
        subscription.topic().arnText(),
        subscription.endpoint(),
        subscription.owner(),
        subscription.settings(),
        subscription.isPending());
  }
}
