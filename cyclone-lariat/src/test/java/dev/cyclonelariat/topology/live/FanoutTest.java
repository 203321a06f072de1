package dev.cyclonelariat.topology.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.Fanout;
import dev.cyclonelariat.topology.FilterScope;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import dev.cyclonelariat.topology.TopologyException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages of a source reach the queues of its targets, those there and those that come later. */
class FanoutTest {

  private static final Topic SOURCE = Topic.of("test", "event", "users", "user_created");
  private static final Topic OTHER = Topic.of("test", "event", "billing", "bill_paid");
  private static final Topic TARGET = Topic.of("test", "event", "any", "everything");
  private static final Topic FURTHER = Topic.of("test", "event", "any", "further");
  private static final Queue EARLY = Queue.of("test", "event", "any", "all").dest("early");
  private static final Queue LATE = Queue.of("test", "event", "any", "all").dest("late");

  private final LiveAccount account = new LiveAccount();
  private final LiveTopology topology = account.of("users");

  @BeforeEach
  void create() {
    List.of(SOURCE, OTHER, TARGET, FURTHER).forEach(topic -> topology.create(TopicSpec.of(topic)));
    List.of(EARLY, LATE).forEach(queue -> topology.create(QueueSpec.of(queue)));
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void queuesThereAndQueuesThatComeLaterGetTheMessagesOfAllSources() {
    topology.subscribe(SubscriptionSpec.of(TARGET, EARLY));
    topology.fanOut(new Fanout(SOURCE, TARGET));
    topology.fanOut(new Fanout(OTHER, TARGET));
    // Another run, which knows no more than AWS does.
    account.of("users").subscribe(SubscriptionSpec.of(TARGET, LATE));

    account.publish(SOURCE, "one");
    account.publish(OTHER, "two");
    account.publish(TARGET, "three");

    assertThat(account.receive(EARLY)).hasSize(3);
    assertThat(account.receive(LATE)).hasSize(3);
    assertThat(account.of("users").sources(TARGET)).containsExactly(SOURCE, OTHER);
  }

  @Test
  void anEndedFanoutLeavesNothingBehind() {
    topology.subscribe(SubscriptionSpec.of(TARGET, EARLY));
    topology.fanOut(new Fanout(SOURCE, TARGET));

    account.of("users").endFanOut(new Fanout(SOURCE, TARGET));

    assertThat(edges()).containsExactly(TARGET + " → " + EARLY);
    assertThat(account.policy(EARLY)).contains(TARGET.name()).doesNotContain(SOURCE.name());
    assertThat(fanoutTags(TARGET)).isEmpty();
  }

  @Test
  void aQueueThatLeavesTheTargetLeavesItsSources() {
    topology.fanOut(new Fanout(SOURCE, TARGET));
    topology.subscribe(SubscriptionSpec.of(TARGET, EARLY));
    topology.subscribe(SubscriptionSpec.of(TARGET, LATE));

    account.of("users").unsubscribe(TARGET, EARLY);

    assertThat(edges()).containsExactlyInAnyOrder(TARGET + " → " + LATE, SOURCE + " → " + LATE);
    assertThat(account.policy(EARLY)).isEmpty();
  }

  @Test
  void whatWasSubscribedBeforeTheFanoutStaysAfterIt() {
    topology.subscribe(SubscriptionSpec.of(SOURCE, EARLY));
    topology.subscribe(SubscriptionSpec.of(TARGET, EARLY));
    topology.fanOut(new Fanout(SOURCE, TARGET));

    account.of("users").endFanOut(new Fanout(SOURCE, TARGET));

    assertThat(edges()).containsExactlyInAnyOrder(SOURCE + " → " + EARLY, TARGET + " → " + EARLY);
  }

  @Test
  void whatWasSubscribedBeforeJoiningTheTargetStaysAfterLeavingIt() {
    topology.fanOut(new Fanout(SOURCE, TARGET));
    topology.subscribe(SubscriptionSpec.of(SOURCE, EARLY));
    topology.subscribe(SubscriptionSpec.of(TARGET, EARLY));

    account.of("users").unsubscribe(TARGET, EARLY);

    assertThat(edges()).containsExactly(SOURCE + " → " + EARLY);
    assertThat(fanoutTags(TARGET)).containsOnlyKeys("lariat_fanout_1");
  }

  @Test
  void whatIsAskedForAfterTheFanoutStaysToo() {
    topology.fanOut(new Fanout(SOURCE, TARGET));
    topology.subscribe(SubscriptionSpec.of(TARGET, EARLY));
    SubscriptionSpec asked =
        new SubscriptionSpec(SOURCE, EARLY, true, null, FilterScope.ATTRIBUTES, null);
    account.of("users").subscribe(asked);
    assertThat(LiveAccount.differences(topology, asked)).isEmpty();
    refuses(() -> account.of("users").subscribe(asked), "already");

    account.of("users").unsubscribe(TARGET, EARLY);

    assertThat(edges()).containsExactly(SOURCE + " → " + EARLY);
  }

  @Test
  void whatTheFanoutNeedsStaysWhenItIsNoLongerAskedForByItself() {
    topology.subscribe(SubscriptionSpec.of(SOURCE, EARLY));
    topology.subscribe(SubscriptionSpec.of(TARGET, EARLY));
    topology.fanOut(new Fanout(SOURCE, TARGET));

    account.of("users").unsubscribe(SOURCE, EARLY);
    assertThat(edges()).contains(SOURCE + " → " + EARLY);

    refuses(
        () -> account.of("users").unsubscribe(SOURCE, EARLY),
        "only because of the fan-out " + SOURCE + " → " + TARGET);
    account.of("users").endFanOut(new Fanout(SOURCE, TARGET));
    assertThat(edges()).containsExactly(TARGET + " → " + EARLY);
  }

  @Test
  void aSubscriptionThatTwoFanoutsNeedStaysForTheSecond() {
    topology.fanOut(new Fanout(SOURCE, TARGET));
    topology.fanOut(new Fanout(SOURCE, FURTHER));
    topology.subscribe(SubscriptionSpec.of(TARGET, EARLY));
    topology.subscribe(SubscriptionSpec.of(FURTHER, EARLY));

    account.of("users").unsubscribe(TARGET, EARLY);
    assertThat(edges()).containsExactlyInAnyOrder(SOURCE + " → " + EARLY, FURTHER + " → " + EARLY);

    account.of("users").endFanOut(new Fanout(SOURCE, FURTHER));
    assertThat(edges()).containsExactly(FURTHER + " → " + EARLY);
  }

  @Test
  void fanoutsGoOnThroughTargetsThatAreSources() {
    topology.fanOut(new Fanout(SOURCE, TARGET));
    topology.fanOut(new Fanout(TARGET, FURTHER));
    topology.subscribe(SubscriptionSpec.of(FURTHER, EARLY));
    account.publish(SOURCE, "one");
    assertThat(account.receive(EARLY)).hasSize(1);

    account.of("users").endFanOut(new Fanout(TARGET, FURTHER));

    assertThat(edges()).containsExactly(FURTHER + " → " + EARLY);
  }

  @Test
  void aWayAroundAndAShortcutAreKeptApart() {
    topology.fanOut(new Fanout(SOURCE, FURTHER));
    topology.fanOut(new Fanout(SOURCE, TARGET));
    topology.fanOut(new Fanout(TARGET, FURTHER));
    topology.subscribe(SubscriptionSpec.of(FURTHER, EARLY));

    account.of("users").endFanOut(new Fanout(TARGET, FURTHER));
    assertThat(edges()).containsExactlyInAnyOrder(FURTHER + " → " + EARLY, SOURCE + " → " + EARLY);

    account.of("users").unsubscribe(FURTHER, EARLY);
    assertThat(edges()).isEmpty();
  }

  @Test
  void optionsOfTheTargetsSubscriptionCountForTheSources() {
    topology.fanOut(new Fanout(SOURCE, TARGET));
    topology.subscribe(
        new SubscriptionSpec(TARGET, EARLY, true, "{\"a\":[\"b\"]}", FilterScope.BODY, LATE));

    account.publish(SOURCE, "{\"a\":\"b\"}");
    account.publish(SOURCE, "{\"a\":\"c\"}");

    assertThat(account.receive(EARLY)).containsExactly("{\"a\":\"b\"}");
  }

  @Test
  void anAlteredSubscriptionIsAlteredForTheSourcesToo() {
    topology.fanOut(new Fanout(SOURCE, TARGET));
    topology.fanOut(new Fanout(OTHER, TARGET));
    topology.subscribe(SubscriptionSpec.of(OTHER, EARLY));
    topology.subscribe(SubscriptionSpec.of(TARGET, EARLY));

    topology.alter(new SubscriptionSpec(TARGET, EARLY, true, null, FilterScope.ATTRIBUTES, null));

    assertThat(topology.find(TARGET, EARLY).orElseThrow().rawDelivery()).isTrue();
    assertThat(topology.find(SOURCE, EARLY).orElseThrow().rawDelivery()).isTrue();
    assertThat(topology.find(OTHER, EARLY).orElseThrow().rawDelivery()).isFalse();
  }

  @Test
  void whatCannotBeIsRefused() {
    topology.fanOut(new Fanout(SOURCE, TARGET));
    topology.fanOut(new Fanout(TARGET, FURTHER));

    refuses(() -> topology.fanOut(new Fanout(SOURCE, TARGET)), "is there already");
    refuses(() -> topology.fanOut(new Fanout(FURTHER, SOURCE)), "round in a circle");
    refuses(() -> topology.endFanOut(new Fanout(OTHER, TARGET)), "There is no fan-out " + OTHER);
    refuses(() -> topology.fanOut(new Fanout(Topic.parse("no"), TARGET)), "no does not exist");
    refuses(() -> account.of("billing").fanOut(new Fanout(OTHER, TARGET)), "it belongs to users");
    Queue fifo = EARLY.fifo();
    topology.create(TopicSpec.of(TARGET.fifo()));
    topology.create(QueueSpec.of(fifo));
    topology.subscribe(SubscriptionSpec.of(TARGET.fifo(), fifo));
    refuses(() -> topology.fanOut(new Fanout(SOURCE, TARGET.fifo())), "FIFO queue " + fifo);
    assertThat(fanoutTags(TARGET.fifo())).isEmpty();
  }

  @Test
  void aSourceIsNotDeletedBeforeItsFanoutEndsAndATargetTakesItAlong() {
    topology.subscribe(SubscriptionSpec.of(TARGET, EARLY));
    topology.fanOut(new Fanout(SOURCE, TARGET));

    refuses(() -> topology.delete(SOURCE), "end its fan-out " + SOURCE + " → " + TARGET);
    topology.delete(TARGET);

    assertThat(edges()).isEmpty();
    topology.delete(SOURCE);
  }

  @Test
  void aChangeCutShortIsFinishedByMakingItAgain() {
    topology.subscribe(SubscriptionSpec.of(SOURCE, EARLY));
    topology.subscribe(SubscriptionSpec.of(TARGET, EARLY));
    topology.subscribe(SubscriptionSpec.of(TARGET, LATE));
    Fanout fanout = new Fanout(SOURCE, TARGET);

    repeatedUntilDone(() -> account.of("users").fanOut(fanout));
    assertThat(topology.subscriptions(SOURCE)).hasSize(2);

    repeatedUntilDone(() -> account.of("users").unsubscribe(TARGET, EARLY));
    assertThat(account.policy(EARLY)).contains(SOURCE.name()).doesNotContain(TARGET.name());
    repeatedUntilDone(() -> account.of("users").subscribe(SubscriptionSpec.of(TARGET, EARLY)));
    repeatedUntilDone(() -> account.of("users").endFanOut(fanout));

    assertThat(edges())
        .containsExactlyInAnyOrder(
            SOURCE + " → " + EARLY, TARGET + " → " + EARLY, TARGET + " → " + LATE);
    assertThat(fanoutTags(TARGET)).isEmpty();
  }

  /** Lets the first call fail, then the second, and so on, until the change goes through. */
  private void repeatedUntilDone(Runnable change) {
    for (int calls = 0; ; calls++) {
      var fault =
          account.aws.server().faults().on("*").after(calls).error(403, "AccessDenied", "No.");
      try {
        change.run();
        return;
      } catch (TopologyException cutShort) {
        if (calls > 0 && cutShort.getMessage().contains("is not subscribed")) {
          return;
        }
        assertThat(cutShort).hasMessageContaining("AccessDenied");
      } finally {
        fault.remove();
      }
    }
  }

  private Set<String> edges() {
    return topology.subscriptions().stream()
        .map(LiveSubscription::toString)
        .collect(Collectors.toSet());
  }

  private Map<String, String> fanoutTags(Topic topic) {
    return account
        .aws
        .sns()
        .listTagsForResource(r -> r.resourceArn(topic.arn(LiveAccount.ACCOUNT).toString()))
        .tags()
        .stream()
        .filter(tag -> tag.key().startsWith("lariat_") && !tag.key().equals("lariat_owner"))
        .collect(Collectors.toMap(tag -> tag.key(), tag -> tag.value()));
  }

  private static void refuses(Runnable change, String because) {
    assertThatExceptionOfType(TopologyException.class)
        .isThrownBy(change::run)
        .withMessageContaining(because);
  }
}
