package dev.cyclonelariat.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.CountedCalls;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.graph.TopologyGraph;
import dev.cyclonelariat.local.LocalTopology;
import dev.cyclonelariat.migration.Migration;
import dev.cyclonelariat.resource.Account;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.topology.live.LiveTopology;
import dev.cyclonelariat.topology.live.LiveTopologyBuilder;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How often AWS is asked for a large account. By default it is a tenth of 2,000 queues, 500 topics
 * and 3,000 subscriptions; {@code -Plong} takes them all.
 */
class LargeAccountTest extends MigrationFixture {

  private static final int PART = Integer.getInteger("account.part", 10);
  private static final int QUEUES = 2_000 / PART;
  private static final int TOPICS = 500 / PART;
  private static final int SUBSCRIPTIONS = 3_000 / PART;
  private static final Account ACCOUNT = new Account(LocalAws.REGION, LocalAws.ACCOUNT);

  private final CountedCalls counted = new CountedCalls(aws);
  private final Map<String, Integer> calls = counted.calls();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
    counted.close();
  }

  @BeforeEach
  void create() {
    LocalTopology there = aws.server().topology();
    for (int i = 0; i < TOPICS; i++) {
      there.createTopic(topic("type_" + i).name());
    }
    for (int i = 0; i < QUEUES; i++) {
      there.createQueue(NAMING.queue("event", "type_" + i).name(), Map.of("Policy", policy(i)));
    }
    for (int i = 0; i < SUBSCRIPTIONS; i++) {
      there.subscribe(
          topic("type_" + topicOf(i)).name(), NAMING.queue("event", "type_" + i % QUEUES).name());
    }
    write("V10__All", Everything::new);
  }

  /** A queue with more than one subscription has those of topics that share no second queue. */
  private static int topicOf(int subscription) {
    return (subscription + subscription / QUEUES) % TOPICS;
  }

  private static String policy(int queue) {
    return """
        {"Version":"2012-10-17","Statement":[{"Sid":"s","Effect":"Allow",
        "Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"%s",
        "Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:*:*"}}}]}"""
        .formatted(NAMING.queue("event", "type_" + queue).arn(ACCOUNT));
  }

  /** All there is, as migrations would have made it. */
  private static final class Everything extends Migration {
    @Override
    public void up() {
      for (int i = 0; i < TOPICS; i++) {
        create(topic("type_" + i));
      }
      for (int i = 0; i < QUEUES; i++) {
        create(queue("type_" + i));
      }
      for (int i = 0; i < SUBSCRIPTIONS; i++) {
        subscribe(topic("type_" + topicOf(i)), queue("type_" + i % QUEUES));
      }
    }
  }

  private LiveTopologyBuilder counted() {
    return LiveTopology.builder(
            counted::sns, counted::sqs, new Location(() -> ACCOUNT, aws.server().endpoint()))
        .executor(threads)
        .pause(time -> {});
  }

  private Migrator counting() {
    return new MigratorBuilder(NAMING, store(), this::counted)
        .source(() -> migrations)
        .as("ada", "laptop")
        .build();
  }

  private static int pages(int count, int page) {
    return (count + page - 1) / page;
  }

  @Test
  void aPlanTakesTheListsAlone() {
    migrations.clear();
    write(
        "V20__More",
        () ->
            new Migration() {
              @Override
              public void up() {
                for (int i = 0; i < TOPICS; i++) {
                  create(queue("more_" + i));
                  subscribe(topic("type_" + i), queue("more_" + i));
                }
              }
            });

    assertThat(counting().plan().migrations().get(0).operations()).hasSize(2 * TOPICS);

    assertThat(calls.keySet()).isSubsetOf("ListQueues", "ListTopics", "ListSubscriptions");
    assertThat(calls.get("ListQueues")).isLessThanOrEqualTo(pages(QUEUES, 1_000) + 1);
    assertThat(calls.get("ListTopics")).isLessThanOrEqualTo(pages(TOPICS, 100) + 1);
    assertThat(calls.get("ListSubscriptions")).isLessThanOrEqualTo(pages(SUBSCRIPTIONS, 100) + 1);
  }

  @Test
  void driftReadsWhatIsDeclaredOnce() {
    migrator().baseline(version(10));

    assertThat(counting().drift()).isEmpty();

    assertThat(calls)
        .containsEntry("GetTopicAttributes", TOPICS)
        .containsEntry("ListTagsForResource", TOPICS)
        .containsEntry("GetQueueAttributes", QUEUES)
        .containsEntry("ListQueueTags", QUEUES)
        .containsEntry("GetSubscriptionAttributes", SUBSCRIPTIONS)
        .hasSize(6);
    assertThat(calls.get("ListSubscriptions")).isLessThanOrEqualTo(pages(SUBSCRIPTIONS, 100) + 1);
  }

  @Test
  void driftAsksNothingAboutWhatIsNotDeclared() {
    migrations.clear();
    write(
        "V10__None",
        () ->
            new Migration() {
              @Override
              public void up() {
                create(queue("declared"));
              }
            });
    migrator().migrate();

    assertThat(counting().drift()).isEmpty();

    assertThat(calls.keySet())
        .containsExactlyInAnyOrder("ListSubscriptions", "GetQueueAttributes", "ListQueueTags");
    assertThat(calls).containsEntry("GetQueueAttributes", 1);
  }

  @Test
  void aGraphTakesTheListsAndTheTagsOfTopicsThatShareQueues() {
    TopologyGraph graph = TopologyGraph.of(counted().build(), resource -> true, false);

    assertThat(graph.nodes()).hasSize(TOPICS + QUEUES);
    assertThat(graph.edges()).hasSize(SUBSCRIPTIONS);
    assertThat(calls.keySet())
        .isEqualTo(Set.of("ListQueues", "ListTopics", "ListSubscriptions", "ListTagsForResource"));
    assertThat(calls.get("ListTagsForResource")).isLessThanOrEqualTo(TOPICS);
  }
}
