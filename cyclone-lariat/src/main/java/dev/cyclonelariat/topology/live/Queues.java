package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.internal.AwsFailure;
import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.InvalidNameException;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.QueueUrl;
import dev.cyclonelariat.topology.DeadLetters;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.TopologyException;
import dev.cyclonelariat.topology.policy.RedrivePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;

/** The queues of an account. */
final class Queues {

  private static final Logger LOG = LoggerFactory.getLogger(Queues.class);

  /** Without a number AWS gives 1,000 and no token for the rest. */
  private static final int MOST_PER_PAGE = 1_000;

  /** The query protocol puts the service's name before it. */
  private static final String DELETED_RECENTLY = "QueueDeletedRecently";

  private static final String REDRIVE = "RedrivePolicy";
  private static final String POLICY = "Policy";

  /** AWS asks to wait so long before a new queue is used. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private final ControlPlane aws;
  private final TagCalls tags;
  private final Ownership ownership;
  private final DeletedName deletedName;
  private final Map<Queue, Instant> usableFrom = new HashMap<>();

  Queues(ControlPlane aws, TagCalls tags, Ownership ownership, WaitListener listener) {
    this.aws = aws;
    this.tags = tags;
    this.ownership = ownership;
    this.deletedName = new DeletedName(aws.pacer(), listener);
  }

  List<Queue> list() {
    return Pages.of(
        token ->
            aws.sqs(
                Rate.LIST,
                "Queues",
                sqs -> sqs.listQueues(r -> r.maxResults(MOST_PER_PAGE).nextToken(token))),
        ListQueuesResponse::nextToken,
        page -> page.queueUrls().stream().flatMap(Queues::named));
  }

  private static Stream<Queue> named(String url) {
    try {
      return Stream.of(Queue.parse(QueueUrl.parse(url).name()));
    } catch (InvalidNameException e) {
      LOG.warn("Left out of the queues: {}", e.getMessage());
      return Stream.empty();
    }
  }

  Optional<QueueSpec> find(Queue queue) {
    return look(queue).map(Found::spec);
  }

  /**
   * What was found in one look.
   *
   * @param policy who may send to it; null if only its account may
   * @param owner whose migrations created it, if any did
   */
  record Found(QueueSpec spec, @Nullable String policy, Optional<String> owner) {}

  /** What a queue is like; empty if there is none. */
  Optional<Found> look(Queue queue) {
    return attributes(queue)
        .map(
            attributes -> {
              Map<String, String> all = tags.of(queue).orElse(Map.of());
              return new Found(
                  QueueSpec.reported(queue, attributes, deadLetters(attributes.get(REDRIVE)), all),
                  attributes.get(POLICY),
                  Ownership.in(all));
            });
  }

  Map<Queue, Queue> deadLetters(Collection<Queue> from, SideBySide sideBySide) {
    Map<Queue, Queue> targets = new HashMap<>();
    sideBySide
        .map(
            from, queue -> attributes(queue).map(all -> target(all.get(REDRIVE))).orElse(List.of()))
        .forEach((queue, found) -> found.forEach(target -> targets.put(queue, target)));
    return targets;
  }

  private List<Queue> target(@Nullable String text) {
    return RedrivePolicy.parse(text).stream()
        .map(RedrivePolicy::target)
        .filter(arn -> arn.equals(aws.location().arn(Queue.ofArn(arn))))
        .map(Queue::ofArn)
        .toList();
  }

  private static @Nullable DeadLetters deadLetters(@Nullable String text) {
    return RedrivePolicy.parse(text)
        .flatMap(
            policy ->
                Optional.ofNullable(policy.maxReceiveCount())
                    .map(count -> new DeadLetters(Queue.ofArn(policy.target()), count)))
        .orElse(null);
  }

  /** All attributes; empty if there is no such queue. */
  private Optional<Map<String, String>> attributes(Queue queue) {
    aws.pacer().until(usableFrom.getOrDefault(queue, Instant.EPOCH));
    return aws.sqsIfExists(
        Rate.OTHER,
        queue,
        sqs ->
            sqs.getQueueAttributes(r -> r.queueUrl(aws.url(queue)).attributeNamesWithStrings("All"))
                .attributesAsStrings());
  }

  private Map<String, String> existing(Queue queue) {
    return attributes(queue)
        .orElseThrow(() -> new TopologyException("Queue " + queue + " does not exist"));
  }

  void create(QueueSpec spec) {
    Queue queue = spec.queue();
    Map<String, String> all = new HashMap<>(queue.tags());
    all.putAll(spec.tags());
    all.putAll(ownership.tag());
    Map<String, String> attributes = new HashMap<>(spec.attributes());
    if (spec.deadLetters() != null) {
      attributes.put(REDRIVE, redrive(spec.deadLetters()));
    }
    if (attributes(queue).isPresent()) {
      throw new TopologyException("Queue " + queue + " exists already");
    }
    deletedName.waitedFor(queue, () -> tryToCreate(queue, attributes, all));
    usableFrom.put(queue, aws.pacer().now().plus(SETTLING));
  }

  /** Whether it was created, not refused because one of its name was deleted just now. */
  private boolean tryToCreate(
      Queue queue, Map<String, String> attributes, Map<String, String> allTags) {
    return aws.sqs(
        Rate.OTHER,
        queue,
        sqs -> {
          try {
            sqs.createQueue(
                r -> r.queueName(queue.name()).attributesWithStrings(attributes).tags(allTags));
            return true;
          } catch (SdkException e) {
            if (AwsFailure.of(e).code().endsWith(DELETED_RECENTLY)) {
              return false;
            }
            throw e;
          }
        });
  }

  private String redrive(DeadLetters deadLetters) {
    Arn target = aws.location().arn(deadLetters.queue());
    return new RedrivePolicy(target, deadLetters.maxReceiveCount()).text();
  }

  void alter(QueueSpec spec) {
    Queue queue = spec.queue();
    ownership.require(queue);
    QueueSpec live =
        find(queue).orElseThrow(() -> new TopologyException("Queue " + queue + " does not exist"));
    Map<String, String> changes = new HashMap<>(spec.attributeChanges(live));
    DeadLetters wanted = spec.deadLetters();
    if (wanted == null && live.deadLetters() != null) {
      changes.put(REDRIVE, "");
    } else if (wanted != null && !wanted.equals(live.deadLetters())) {
      changes.put(REDRIVE, redrive(wanted));
    }
    if (!changes.isEmpty()) {
      set(queue, changes);
    }
    tags.replace(queue, live.tags(), spec.tags());
  }

  /** Its attribute of that name; null if it is not set. */
  @Nullable String attribute(Queue queue, String name) {
    return existing(queue).get(name);
  }

  void set(Queue queue, Map<String, String> attributes) {
    aws.sqs(
        Rate.OTHER,
        queue,
        sqs ->
            sqs.setQueueAttributes(
                r -> r.queueUrl(aws.url(queue)).attributesWithStrings(attributes)));
  }

  void requireEmpty(Queue queue) {
    Map<String, String> attributes = existing(queue);
    long messages =
        Stream.of("", "NotVisible", "Delayed")
            .mapToLong(
                kind ->
                    Long.parseLong(
                        attributes.getOrDefault("ApproximateNumberOfMessages" + kind, "0")))
            .sum();
    if (messages > 0) {
      throw new TopologyException(
          "Queue "
              + queue
              + " still holds about "
              + messages
              + (messages == 1 ? " message" : " messages")
              + ": wait until it is empty, or say --force-nonempty "
              + queue
              + " to delete it with what it holds");
    }
  }

  void delete(Queue queue) {
    aws.sqs(Rate.OTHER, queue, sqs -> sqs.deleteQueue(r -> r.queueUrl(aws.url(queue))));
  }
}
