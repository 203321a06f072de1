package dev.cyclonelariat.topology.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.DeadLetters;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import dev.cyclonelariat.topology.TopologyException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Topics and queues are created, looked at, altered and deleted. */
class ResourcesTest {

  private static final Topic TOPIC = Topic.of("test", "event", "users", "user_created");
  private static final Queue QUEUE =
      Queue.of("test", "event", "users", "user_created").dest("mailer");
  private static final Queue DEAD =
      Queue.of("test", "event", "users", "user_created").dest("mailer_dead");

  private final LiveAccount account = new LiveAccount();
  private final LiveTopology topology = account.of("users");

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void aTopicIsFoundAsItWasCreated() {
    TopicSpec asked =
        TopicSpec.of(TOPIC, Map.of("MaximumMessageSize", "1048576"), Map.of("team", "accounts"));

    topology.create(asked);

    TopicSpec live = topology.find(TOPIC).orElseThrow();
    assertThat(live.attributes()).containsEntry("MaximumMessageSize", "1048576");
    assertThat(live.tags()).containsOnly(Map.entry("team", "accounts"));
    assertThat(LiveAccount.differences(topology, asked)).isEmpty();
    assertThat(topology.owner(TOPIC)).contains("users");
  }

  @Test
  void aQueueIsFoundAsItWasCreated() {
    topology.create(QueueSpec.of(DEAD));
    QueueSpec asked =
        QueueSpec.of(
            QUEUE,
            Map.of("VisibilityTimeout", "120", "MessageRetentionPeriod", "1209600"),
            new DeadLetters(DEAD, 5),
            Map.of("team", "accounts"));

    topology.create(asked);

    QueueSpec live = topology.find(QUEUE).orElseThrow();
    assertThat(live.attributes())
        .containsEntry("VisibilityTimeout", "120")
        .doesNotContainKeys("QueueArn", "ApproximateNumberOfMessages", "RedrivePolicy");
    assertThat(live.deadLetters()).isEqualTo(new DeadLetters(DEAD, 5));
    assertThat(live.tags()).containsOnly(Map.entry("team", "accounts"));
    assertThat(LiveAccount.differences(topology, asked)).isEmpty();
    assertThat(account.tags(QUEUE))
        .containsEntry("publisher", "users")
        .containsEntry("dest", "mailer")
        .containsEntry("lariat_owner", "users");
  }

  @Test
  void fifoResourcesAreCreatedWithHighThroughput() {
    QueueSpec asked =
        QueueSpec.of(
            QUEUE.fifo(),
            Map.of(
                "DeduplicationScope",
                "messageGroup",
                "FifoThroughputLimit",
                "perMessageGroupId",
                "ContentBasedDeduplication",
                "true"),
            null,
            Map.of());

    topology.create(asked);
    topology.create(TopicSpec.of(TOPIC.fifo()));

    assertThat(LiveAccount.differences(topology, asked)).isEmpty();
    assertThat(topology.find(TOPIC.fifo())).isPresent();
  }

  @Test
  void whatIsThereIsNotCreatedAgain() {
    topology.create(TopicSpec.of(TOPIC));
    topology.create(QueueSpec.of(QUEUE));

    refuses(() -> topology.create(TopicSpec.of(TOPIC)), TOPIC + " exists already");
    refuses(() -> topology.create(QueueSpec.of(QUEUE)), QUEUE + " exists already");
  }

  @Test
  void whatIsNotThereIsNotDeletedNorAltered() {
    refuses(() -> topology.delete(TOPIC), TOPIC + " does not exist");
    refuses(() -> topology.delete(QUEUE), QUEUE + " does not exist");
    refuses(() -> topology.alter(TopicSpec.of(TOPIC)), TOPIC + " does not exist");
    refuses(() -> topology.alter(QueueSpec.of(QUEUE)), QUEUE + " does not exist");
    assertThat(topology.find(TOPIC)).isEmpty();
    assertThat(topology.find(QUEUE)).isEmpty();
    assertThat(LiveAccount.differences(topology, TopicSpec.of(TOPIC)))
        .containsExactly("does not exist");
  }

  @Test
  void differencesNameWhatIsAndWhatWasAskedFor() {
    topology.create(QueueSpec.of(DEAD));
    topology.create(
        QueueSpec.of(QUEUE, Map.of("DelaySeconds", "5"), null, Map.of("team", "accounts")));

    assertThat(
            LiveAccount.differences(
                topology,
                QueueSpec.of(
                    QUEUE, Map.of("VisibilityTimeout", "60"), new DeadLetters(DEAD, 3), Map.of())))
        .containsExactly(
            "DelaySeconds is 5, not 0",
            "VisibilityTimeout is 30, not 60",
            "dead letters is not set, not " + DEAD + " after 3 receives",
            "tag team is accounts, not not set");
  }

  @Test
  void anAlteredQueueIsExactlyAsAskedAndCanBeMadeAsItWas() {
    topology.create(QueueSpec.of(DEAD));
    topology.create(
        QueueSpec.of(
            QUEUE,
            Map.of("DelaySeconds", "5", "KmsMasterKeyId", "alias/ours"),
            new DeadLetters(DEAD, 3),
            Map.of("team", "accounts")));
    QueueSpec former = topology.find(QUEUE).orElseThrow();
    QueueSpec asked =
        QueueSpec.of(QUEUE, Map.of("VisibilityTimeout", "60"), null, Map.of("stage", "beta"));

    topology.alter(asked);

    assertThat(LiveAccount.differences(topology, asked)).isEmpty();
    assertThat(topology.find(QUEUE).orElseThrow().attributes())
        .containsEntry("DelaySeconds", "0")
        .doesNotContainKey("KmsMasterKeyId");
    assertThat(account.tags(QUEUE)).containsEntry("lariat_owner", "users");

    topology.alter(former);

    assertThat(topology.find(QUEUE)).contains(former);
  }

  @Test
  void anAlteredTopicIsExactlyAsAskedAndCanBeMadeAsItWas() {
    topology.create(TopicSpec.of(TOPIC, Map.of("DisplayName", "Users"), Map.of()));
    TopicSpec former = topology.find(TOPIC).orElseThrow();
    TopicSpec asked =
        TopicSpec.of(TOPIC, Map.of("MaximumMessageSize", "524288"), Map.of("team", "accounts"));

    topology.alter(asked);

    assertThat(LiveAccount.differences(topology, asked)).isEmpty();
    assertThat(topology.find(TOPIC).orElseThrow().attributes()).doesNotContainKey("DisplayName");

    topology.alter(former);

    assertThat(LiveAccount.differences(topology, former)).isEmpty();
  }

  @Test
  void aQueueThatHoldsMessagesIsDeletedByForceOnly() {
    topology.create(QueueSpec.of(QUEUE));
    account.aws.sqs().sendMessage(r -> r.queueUrl(account.url(QUEUE)).messageBody("seen"));
    account
        .aws
        .sqs()
        .sendMessage(r -> r.queueUrl(account.url(QUEUE)).messageBody("later").delaySeconds(9));
    account.aws.sqs().receiveMessage(r -> r.queueUrl(account.url(QUEUE)));

    refuses(() -> topology.delete(QUEUE), QUEUE + " still holds about 2 messages");
    topology.deleteWithMessages(QUEUE);

    assertThat(topology.queues()).isEmpty();
  }

  @Test
  void aDeletedNameIsWaitedForWithACountdown() {
    topology.create(QueueSpec.of(QUEUE));
    topology.delete(QUEUE);

    topology.create(QueueSpec.of(QUEUE));

    assertThat(topology.find(QUEUE)).isPresent();
    assertThat(account.waits)
        .hasSize(60)
        .first()
        .isEqualTo(
            "70 s: a queue named "
                + QUEUE
                + " was deleted, and AWS refuses its name for 60 seconds");
  }

  @Test
  void aNameThatStaysRefusedIsAnError() {
    account
        .aws
        .server()
        .faults()
        .on("CreateQueue")
        .error(400, "AWS.SimpleQueueService.QueueDeletedRecently", "You must wait 60 seconds.");

    refuses(() -> topology.create(QueueSpec.of(QUEUE)), QUEUE + " cannot be created yet");
    assertThat(account.waits).hasSize(70).last().asString().startsWith("1 s: ");
  }

  @Test
  void aDeletedTopicTakesItsSubscriptionsAlong() {
    topology.create(TopicSpec.of(TOPIC));
    topology.create(QueueSpec.of(QUEUE));
    topology.subscribe(SubscriptionSpec.of(TOPIC, QUEUE));

    topology.delete(TOPIC);

    assertThat(topology.topics()).isEmpty();
    assertThat(topology.subscriptions()).isEmpty();
    assertThat(account.policy(QUEUE)).isEmpty();
  }

  @Test
  void aDeletedQueueTakesItsSubscriptionsAlong() {
    topology.create(TopicSpec.of(TOPIC));
    topology.create(QueueSpec.of(QUEUE));
    topology.subscribe(SubscriptionSpec.of(TOPIC, QUEUE));

    topology.delete(QUEUE);

    assertThat(topology.subscriptions()).isEmpty();
  }

  @Test
  void whatBelongsToOthersIsLeftAlone() {
    account.of("billing").create(TopicSpec.of(TOPIC));
    account.of("billing").create(QueueSpec.of(QUEUE));

    refuses(() -> topology.delete(TOPIC), TOPIC + " is left alone: it belongs to billing");
    refuses(() -> topology.deleteWithMessages(QUEUE), QUEUE + " is left alone");
    refuses(() -> topology.alter(TopicSpec.of(TOPIC)), "belongs to billing");
    refuses(() -> topology.alter(QueueSpec.of(QUEUE)), "belongs to billing");
    refuses(() -> topology.adopt(QUEUE), QUEUE + " belongs to billing");
    assertThat(topology.topics()).containsExactly(TOPIC);
    assertThat(topology.queues()).containsExactly(QUEUE);
  }

  @Test
  void whatNobodyOwnsCanBeAdopted() {
    account.aws.server().topology().createTopic(TOPIC.name());
    account.aws.queue(QUEUE.name());
    refuses(() -> topology.delete(TOPIC), "no migration created it (adopt it to take it over)");

    topology.adopt(TOPIC);
    topology.adopt(QUEUE);
    topology.delete(TOPIC);
    topology.delete(QUEUE);

    assertThat(topology.topics()).isEmpty();
    assertThat(topology.queues()).isEmpty();
  }

  @Test
  void somebodyMustOwnWhatIsCreated() {
    refuses(() -> account.of("").create(TopicSpec.of(TOPIC)), "set the publisher");
  }

  private static void refuses(Runnable change, String because) {
    assertThatExceptionOfType(TopologyException.class)
        .isThrownBy(change::run)
        .withMessageContaining(because);
  }
}
