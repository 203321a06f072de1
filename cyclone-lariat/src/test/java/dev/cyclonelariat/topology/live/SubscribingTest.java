package dev.cyclonelariat.topology.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.FilterScope;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import dev.cyclonelariat.topology.TopologyException;
import dev.cyclonelariat.topology.policy.QueuePolicy;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A subscribed queue gets messages, because its policy lets the topic send, and no longer. */
class SubscribingTest {

  private static final Topic CREATED = Topic.of("test", "event", "users", "user_created");
  private static final Topic CUSTOM = Topic.parse("anything");
  private static final Queue MAILER =
      Queue.of("test", "event", "users", "user_created").dest("mailer");
  private static final Queue DEAD = Queue.of("test", "event", "users", "all").dest("dead");
  private static final String FOREIGN_STATEMENT =
      "{\"Sid\":\"theirs\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sqs:*\","
          + "\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"},"
          + "\"NumericLessThan\":{\"x\":1.50}}}";

  private final LiveAccount account = new LiveAccount();
  private final LiveTopology topology = account.of("users");

  @BeforeEach
  void create() {
    topology.create(TopicSpec.of(CREATED));
    topology.create(TopicSpec.of(CUSTOM));
    topology.create(QueueSpec.of(MAILER));
    topology.create(QueueSpec.of(DEAD));
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void messagesArriveFromStandardAndCustomTopicsUntilUnsubscribed() {
    topology.subscribe(SubscriptionSpec.of(CREATED, MAILER));
    topology.subscribe(SubscriptionSpec.of(CUSTOM, MAILER));
    account.publish(CREATED, "one");
    account.publish(CUSTOM, "two");
    assertThat(account.receive(MAILER)).hasSize(2);

    topology.unsubscribe(CREATED, MAILER);
    account.publish(CREATED, "three");
    account.publish(CUSTOM, "four");
    assertThat(account.receive(MAILER)).singleElement().asString().contains("four");

    topology.unsubscribe(CUSTOM, MAILER);
    assertThat(account.policy(MAILER)).isEmpty();
    assertThat(topology.subscriptions()).isEmpty();
  }

  @Test
  void thePolicyNamesTheTopicsAndNobodyElse() {
    topology.subscribe(SubscriptionSpec.of(CREATED, MAILER));

    assertThat(account.policy(MAILER))
        .isEqualTo(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"cyclone-lariat\","
                + "\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"sns.amazonaws.com\"},"
                + "\"Action\":\"sqs:SendMessage\","
                + "\"Resource\":\"arn:aws:sqs:eu-west-1:000000000000:"
                + MAILER
                + "\",\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":"
                + "[\"arn:aws:sns:eu-west-1:000000000000:"
                + CREATED
                + "\"]}}}]}");
  }

  @Test
  void statementsOfOthersStayAsTheyAre() {
    String theirs = "{\"Id\":\"theirs\",\"Statement\":[" + FOREIGN_STATEMENT + "]}";
    account.setPolicy(MAILER, theirs);

    topology.subscribe(SubscriptionSpec.of(CREATED, MAILER));
    assertThat(account.policy(MAILER)).contains(FOREIGN_STATEMENT, "\"Id\":\"theirs\"");

    topology.unsubscribe(CREATED, MAILER);
    assertThat(account.policy(MAILER)).isEqualTo(theirs);
  }

  @Test
  void whatWasAllowedJustBeforeIsKeptThoughAwsShowsAnOldPolicy() {
    topology.subscribe(SubscriptionSpec.of(CREATED, MAILER));
    account.setPolicy(MAILER, ""); // as if the change had not spread

    topology.subscribe(SubscriptionSpec.of(CUSTOM, MAILER));

    account.publish(CREATED, "one");
    account.publish(CUSTOM, "two");
    assertThat(account.receive(MAILER)).hasSize(2);
  }

  @Test
  void aSubscriptionIsFoundAsItWasMade() {
    SubscriptionSpec asked =
        new SubscriptionSpec(
            CREATED, MAILER, true, "{\"type\":[\"a\", \"b\"]}", FilterScope.BODY, DEAD);

    topology.subscribe(asked);

    assertThat(topology.find(CREATED, MAILER)).contains(asked);
    assertThat(LiveAccount.differences(topology, asked)).isEmpty();
    account.publish(CREATED, "{\"type\":\"a\"}");
    account.publish(CREATED, "{\"type\":\"c\"}");
    assertThat(account.receive(MAILER)).containsExactly("{\"type\":\"a\"}");
  }

  @Test
  void whatCannotBeDeliveredReachesTheDeadLettersOfTheSubscription() {
    topology.subscribe(
        new SubscriptionSpec(CREATED, MAILER, false, null, FilterScope.ATTRIBUTES, DEAD));
    account.setPolicy(MAILER, "");

    account.publish(CREATED, "lost");

    assertThat(account.receive(DEAD)).singleElement().asString().contains("lost");
    topology.unsubscribe(CREATED, MAILER);
    assertThat(account.policy(DEAD)).isEmpty();
  }

  @Test
  void deadLettersThatOthersNeedStayOpen() {
    Queue other = Queue.of("test", "event", "users", "user_created").dest("other");
    topology.create(QueueSpec.of(other));
    topology.subscribe(
        new SubscriptionSpec(CREATED, MAILER, false, null, FilterScope.ATTRIBUTES, DEAD));
    topology.subscribe(
        new SubscriptionSpec(CREATED, other, false, null, FilterScope.ATTRIBUTES, DEAD));

    topology.unsubscribe(CREATED, MAILER);
    assertThat(account.policy(DEAD)).contains(CREATED.name());

    topology.unsubscribe(CREATED, other);
    assertThat(account.policy(DEAD)).isEmpty();
  }

  @Test
  void anAlteredSubscriptionIsExactlyAsAskedAndCanBeMadeAsItWas() {
    SubscriptionSpec former =
        new SubscriptionSpec(
            CREATED, MAILER, false, "{\"a\":[\"b\"]}", FilterScope.ATTRIBUTES, DEAD);
    SubscriptionSpec nested =
        new SubscriptionSpec(CREATED, MAILER, true, "{\"a\":{\"b\":[1]}}", FilterScope.BODY, null);
    topology.subscribe(former);

    topology.alter(nested);
    assertThat(topology.find(CREATED, MAILER)).contains(nested);
    assertThat(account.policy(DEAD)).isEmpty();

    topology.alter(SubscriptionSpec.of(CREATED, MAILER));
    assertThat(topology.find(CREATED, MAILER)).contains(SubscriptionSpec.of(CREATED, MAILER));

    topology.alter(former);
    assertThat(topology.find(CREATED, MAILER)).contains(former);
    assertThat(account.policy(DEAD)).contains(CREATED.name());
  }

  @Test
  void differencesOfFiltersAreOfMeaning() {
    topology.subscribe(
        new SubscriptionSpec(
            CREATED, MAILER, false, "{\"a\":[\"b\"],\"c\":[1]}", FilterScope.BODY, null));

    assertThat(
            LiveAccount.differences(
                topology,
                new SubscriptionSpec(
                    CREATED,
                    MAILER,
                    false,
                    "{ \"c\":[1], \"a\":[\"b\"] }",
                    FilterScope.BODY,
                    null)))
        .isEmpty();
    assertThat(LiveAccount.differences(topology, SubscriptionSpec.of(CREATED, MAILER)))
        .containsExactly("filter policy is {\"a\":[\"b\"],\"c\":[1]}, not not set");
    assertThat(LiveAccount.differences(topology, SubscriptionSpec.of(CUSTOM, MAILER)))
        .containsExactly("does not exist");
  }

  @Test
  void aPolicyThatKeepsMessagesAwayIsADifference() {
    topology.subscribe(SubscriptionSpec.of(CREATED, MAILER));
    assertThat(LiveAccount.differences(topology, SubscriptionSpec.of(CREATED, MAILER))).isEmpty();

    account.setPolicy(MAILER, "");

    assertThat(LiveAccount.differences(topology, SubscriptionSpec.of(CREATED, MAILER)))
        .containsExactly("the queue's policy does not let the topic send");
  }

  @Test
  void aListedSubscriptionIsLookedUpWithoutListingAgain() {
    SubscriptionSpec asked =
        new SubscriptionSpec(CREATED, MAILER, true, "{\"a\":[1]}", FilterScope.ATTRIBUTES, null);
    topology.subscribe(asked);

    assertThat(topology.subscriptions()).map(topology::find).containsExactly(asked);
  }

  @Test
  void subscribingTwiceAndUnsubscribingWhatIsNotAreErrors() {
    topology.subscribe(SubscriptionSpec.of(CREATED, MAILER));

    refuses(() -> topology.subscribe(SubscriptionSpec.of(CREATED, MAILER)), "already");
    refuses(() -> topology.unsubscribe(CUSTOM, MAILER), MAILER + " is not subscribed to topic");
    refuses(() -> topology.alter(SubscriptionSpec.of(CUSTOM, MAILER)), "is not subscribed");
    Topic missing = Topic.parse("missing");
    refuses(() -> topology.subscribe(SubscriptionSpec.of(missing, MAILER)), "missing does not");
    Queue none = Queue.parse("none");
    refuses(() -> topology.subscribe(SubscriptionSpec.of(CREATED, none)), "none does not exist");
    assertThat(account.policy(MAILER)).doesNotContain("missing");
  }

  @Test
  void theGemsOpenStatementGoesWhenTheQueueIsAdoptedAndMessagesStillArrive() {
    Queue gems = Queue.of("test", "event", "users", "all");
    account.aws.subscribedQueue("gem-topic", gems.name());
    String arn = gems.arn(LiveAccount.ACCOUNT).toString();
    account.setPolicy(
        gems,
        "{\"Statement\":[{\"Sid\":\""
            + arn
            + "\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"SQS:*\","
            + "\"Resource\":\""
            + arn
            + "\",\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:sns:eu-west-1:"
            + "000000000000:test-*-fanout-*\"}}},"
            + FOREIGN_STATEMENT
            + "]}");
    topology.subscribe(SubscriptionSpec.of(CREATED, gems));
    assertThat(account.policy(gems)).contains("SQS:*");

    topology.adopt(gems);

    assertThat(account.policy(gems)).doesNotContain("SQS:*").contains(FOREIGN_STATEMENT);
    account.publish(CREATED, "one");
    account.publish(Topic.parse("gem-topic"), "two");
    assertThat(account.receive(gems)).hasSize(2);
  }

  @Test
  void manyTopicsFitThePolicyByOneNarrowPattern() {
    List<Topic> topics =
        IntStream.range(0, 40)
            .mapToObj(i -> Topic.of("test", "event", "users", "x".repeat(200) + "_" + i))
            .toList();
    for (Topic topic : topics) {
      topology.create(TopicSpec.of(topic));
      topology.subscribe(SubscriptionSpec.of(topic, MAILER));
    }

    assertThat(sources(MAILER))
        .containsExactly(
            "arn:aws:sns:eu-west-1:000000000000:test-event-fanout-users-" + "x".repeat(200) + "_*");
    account.publish(topics.get(39), "39");
    assertThat(account.receive(MAILER)).hasSize(1);

    LiveTopology later = account.of("users");
    topics.subList(0, 20).forEach(topic -> later.unsubscribe(topic, MAILER));
    assertThat(sources(MAILER))
        .containsExactlyInAnyOrderElementsOf(
            topics.subList(20, 40).stream()
                .map(topic -> topic.arn(LiveAccount.ACCOUNT).toString())
                .toList());
  }

  private SortedSet<String> sources(Queue queue) {
    return QueuePolicy.parse(queue.arn(LiveAccount.ACCOUNT), account.policy(queue)).sources();
  }

  private static void refuses(Runnable change, String because) {
    assertThatExceptionOfType(TopologyException.class)
        .isThrownBy(change::run)
        .withMessageContaining(because);
  }
}
