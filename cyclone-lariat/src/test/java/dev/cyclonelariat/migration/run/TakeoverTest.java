package dev.cyclonelariat.migration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.migration.Migration;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.journal.Action;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.plan.PlannedMigration;
import dev.cyclonelariat.migration.takeover.ExistingTopology;
import dev.cyclonelariat.resource.Account;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.DeadLetters;
import dev.cyclonelariat.topology.Fanout;
import dev.cyclonelariat.topology.FilterScope;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import dev.cyclonelariat.topology.live.LiveTopology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.Tag;

/** What is there before there are migrations, such as what the Ruby gem has made. */
class TakeoverTest extends MigrationFixture {

  private static final Predicate<Resource> ALL = resource -> true;
  private static final Account ACCOUNT = new Account(LocalAws.REGION, LocalAws.ACCOUNT);
  private static final Topic CREATED = topic("user_created");
  private static final Queue MAILER = queue("user_created", "mailer");
  private static final Queue DEAD = queue("user_created", "dead");
  private static final Topic ORDERS = Topic.parse("partner-orders.fifo");
  private static final Queue SHIPPING = Queue.parse("shipping.fifo");

  private void gemsTopic(Topic topic, Map<String, String> attributes) {
    aws.sns()
        .createTopic(
            r ->
                r.name(topic.name())
                    .attributes(attributes)
                    .tags(
                        topic.tags().entrySet().stream()
                            .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
                            .toList()));
  }

  private void gemsQueue(Queue queue, Map<String, String> attributes) {
    String arn = queue.arn(ACCOUNT).toString();
    Map<String, String> all = new HashMap<>(attributes);
    all.putIfAbsent(
        "Policy",
        "{\"Statement\":[{\"Sid\":\""
            + arn
            + "\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"SQS:*\","
            + "\"Resource\":\""
            + arn
            + "\"}]}");
    aws.sqs()
        .createQueue(r -> r.queueName(queue.name()).attributesWithStrings(all).tags(queue.tags()));
  }

  private void gemsSubscription(Topic topic, Queue queue, Map<String, String> attributes) {
    aws.sns()
        .subscribe(
            r ->
                r.topicArn(topic.arn(ACCOUNT).toString())
                    .protocol("sqs")
                    .endpoint(queue.arn(ACCOUNT).toString())
                    .attributes(attributes));
  }

  private static String redrive(Queue target) {
    return "{\"deadLetterTargetArn\":\"" + target.arn(ACCOUNT) + "\",\"maxReceiveCount\":\"5\"}";
  }

  /** Some of everything, the dead letters' queue made last in the order of names. */
  private void gemsAccount() {
    gemsTopic(CREATED, Map.of("MaximumMessageSize", "500000"));
    gemsTopic(ORDERS, Map.of("FifoTopic", "true", "ContentBasedDeduplication", "true"));
    Queue last = Queue.parse("z-dead");
    gemsQueue(last, Map.of());
    gemsQueue(DEAD, Map.of("MessageRetentionPeriod", "1209600"));
    gemsQueue(MAILER, Map.of("VisibilityTimeout", "120", "RedrivePolicy", redrive(last)));
    gemsQueue(
        SHIPPING,
        Map.of(
            "FifoQueue", "true",
            "DeduplicationScope", "messageGroup",
            "FifoThroughputLimit", "perMessageGroupId"));
    aws.sqs().tagQueue(r -> r.queueUrl(queueUrl(MAILER.name())).tags(Map.of("team", "mail")));
    gemsSubscription(CREATED, MAILER, Map.of("FilterPolicy", "{\"country\":[\"DE\"]}"));
    gemsSubscription(ORDERS, SHIPPING, Map.of("RawMessageDelivery", "true"));
  }

  private ExistingTopology existing() {
    return migrator().existing(ALL);
  }

  private Plan plan(ExistingTopology existing) {
    return existing.plan("imported", version(100), 1_000);
  }

  @Test
  void isFoundInAnOrderThatCanBeApplied() {
    gemsAccount();

    ExistingTopology existing = existing();

    assertThat(existing.leftOut()).isEmpty();
    assertThat(existing.steps())
        .containsExactly(
            new Operation.CreateTopic(
                TopicSpec.of(ORDERS, Map.of("ContentBasedDeduplication", "true"), Map.of())),
            new Operation.CreateTopic(
                TopicSpec.of(CREATED, Map.of("MaximumMessageSize", "500000"), Map.of())),
            new Operation.CreateQueue(
                QueueSpec.of(
                    SHIPPING,
                    Map.of(
                        "DeduplicationScope", "messageGroup",
                        "FifoThroughputLimit", "perMessageGroupId"),
                    null,
                    Map.of())),
            new Operation.CreateQueue(
                QueueSpec.of(DEAD, Map.of("MessageRetentionPeriod", "1209600"), null, Map.of())),
            new Operation.CreateQueue(QueueSpec.of(Queue.parse("z-dead"))),
            new Operation.CreateQueue(
                QueueSpec.of(
                    MAILER,
                    Map.of("VisibilityTimeout", "120"),
                    new DeadLetters(Queue.parse("z-dead"), 5),
                    Map.of("team", "mail"))),
            new Operation.Subscribe(
                new SubscriptionSpec(ORDERS, SHIPPING, true, null, FilterScope.ATTRIBUTES, null)),
            new Operation.Subscribe(
                new SubscriptionSpec(
                    CREATED,
                    MAILER,
                    false,
                    "{\"country\":[\"DE\"]}",
                    FilterScope.ATTRIBUTES,
                    null)));
  }

  @Test
  void becomesOursOpenStatementsAndAll() {
    gemsAccount();

    migrator().adopt(plan(existing()));

    LiveTopology live = live();
    assertThat(live.owner(CREATED)).contains("users");
    assertThat(live.owner(SHIPPING)).contains("users");
    assertThat(Snapshot.of(live, aws.sqs())).noneMatch(line -> line.contains("SQS:*"));
    assertThat(migrator().drift()).isEmpty();
    assertThat(migrator().history())
        .singleElement()
        .extracting(MigrationRun::action)
        .isEqualTo(Action.BASELINE);
    aws.sns()
        .publish(
            r -> r.topicArn(ORDERS.arn(ACCOUNT).toString()).message("order").messageGroupId("1"));
    assertThat(aws.receiveAll(queueUrl(SHIPPING.name()))).hasSize(1);
    assertThat(existing().steps()).isEmpty();
  }

  @Test
  void isTheSameWhenAppliedToAnEmptyAccount() {
    gemsAccount();
    List<Operation> steps = existing().steps();
    migrator().adopt(plan(existing()));
    List<String> original = Snapshot.of(live(), aws.sqs());

    try (LocalAws empty = new LocalAws()) {
      StepRunner runner = new StepRunner(topology(empty), Set.of());
      steps.forEach(runner::run);

      assertThat(Snapshot.of(topology(empty), empty.sqs())).isEqualTo(original);
    }
  }

  private static LiveTopology topology(LocalAws account) {
    return LiveTopology.builder(
            account::sns, account::sqs, new Location(() -> ACCOUNT, account.server().endpoint()))
        .clock(account.clock())
        .pause(account::pass)
        .owner("users")
        .build();
  }

  @Test
  void fanoutsComeWithoutWhatTheyHaveBroughtAlong() {
    LiveTopology lost = live();
    Topic all = topic("all");
    lost.create(TopicSpec.of(CREATED));
    lost.create(TopicSpec.of(all));
    lost.create(QueueSpec.of(MAILER));
    lost.create(QueueSpec.of(DEAD));
    lost.subscribe(SubscriptionSpec.of(all, MAILER));
    lost.subscribe(SubscriptionSpec.of(all, DEAD));
    lost.subscribe(SubscriptionSpec.of(CREATED, DEAD));
    lost.fanOut(new Fanout(CREATED, all));

    assertThat(existing().steps())
        .filteredOn(step -> step instanceof Operation.Subscribe || step instanceof Operation.FanOut)
        .containsExactly(
            new Operation.Subscribe(SubscriptionSpec.of(all, DEAD)),
            new Operation.Subscribe(SubscriptionSpec.of(all, MAILER)),
            new Operation.Subscribe(SubscriptionSpec.of(CREATED, DEAD)),
            new Operation.FanOut(new Fanout(CREATED, all)));
    migrator().adopt(plan(existing()));
    assertThat(migrator().drift()).isEmpty();
  }

  @Test
  void whatIsWantedBringsWhatItNeedsAndTellsWhatItLeaves() {
    gemsAccount();
    gemsSubscription(CREATED, DEAD, Map.of());

    ExistingTopology mailer = migrator().existing(r -> r.name().contains("mailer"));

    assertThat(mailer.steps())
        .extracting(Operation::describe)
        .containsExactly("create queue z-dead", "create queue " + MAILER);
    assertThat(mailer.leftOut())
        .containsExactly(
            "subscription " + CREATED + " → " + MAILER + ": its topic is not among what is taken");
  }

  @Test
  void whatIsOthersStaysTheirsButCanBeListenedTo() {
    Topic paid = Topic.of("test", "event", "billing", "invoice_paid");
    Queue ledger = Queue.parse("ledger");
    LiveTopology billing = topology().owner("billing").build();
    billing.create(TopicSpec.of(paid));
    billing.create(QueueSpec.of(ledger));
    billing.subscribe(SubscriptionSpec.of(paid, ledger));
    gemsQueue(MAILER, Map.of());
    gemsSubscription(paid, MAILER, Map.of());

    ExistingTopology existing = existing();

    assertThat(existing.steps())
        .extracting(Operation::describe)
        .containsExactly(
            "create queue " + MAILER, "subscribe queue " + MAILER + " to topic " + paid);
    assertThat(existing.leftOut())
        .containsExactly(
            "topic " + paid + ": it belongs to migrations of billing",
            "queue ledger: it belongs to migrations of billing");
  }

  @Test
  void queuesThatKeepEachOthersDeadLettersCanBeApplied() {
    Queue one = Queue.parse("one");
    Queue two = Queue.parse("two");
    gemsQueue(one, Map.of());
    gemsQueue(two, Map.of("RedrivePolicy", redrive(one)));
    aws.sqs()
        .setQueueAttributes(
            r ->
                r.queueUrl(queueUrl("one"))
                    .attributesWithStrings(Map.of("RedrivePolicy", redrive(two))));

    ExistingTopology existing = existing();

    assertThat(existing.steps())
        .extracting(Operation::describe)
        .containsExactly("create queue two", "create queue one", "alter queue two");
    migrator().adopt(plan(existing));
    assertThat(migrator().drift()).isEmpty();
  }

  @Test
  void nothingIsTakenWhenItIsNotAsFound() {
    gemsAccount();
    Plan plan = plan(existing());
    aws.sqs()
        .setQueueAttributes(
            r ->
                r.queueUrl(queueUrl(MAILER.name()))
                    .attributesWithStrings(Map.of("VisibilityTimeout", "1")));

    assertThatThrownBy(() -> migrator().adopt(plan))
        .hasMessageContaining("VisibilityTimeout is 1, not 120");
    assertThat(live().owner(CREATED)).isEmpty();
    assertThat(migrator().history()).isEmpty();
  }

  @Test
  void declaredAloneItIsAsDeclaredTooButNotOurs() {
    gemsAccount();
    Plan plan = plan(existing());
    plan.migrations().forEach(this::writeSteps);

    migrator().baseline(version(100));

    assertThat(migrator().drift()).isEmpty();
    assertThatThrownBy(() -> migrator().rollBack(1)).hasMessageContaining("adopt it");
  }

  private void writeSteps(PlannedMigration planned) {
    write(
        "V" + planned.name().version() + "__Imported",
        () ->
            new Migration() {
              @Override
              public void up() {
                create(customTopic(CREATED.name()).maximumMessageSize(500_000));
              }
            });
  }

  @Test
  void manyStepsMakeSeveralMigrations() {
    gemsAccount();

    Plan plan = existing().plan("imported", version(100), 3);

    assertThat(plan.migrations())
        .extracting(planned -> planned.name() + " " + planned.operations().size())
        .containsExactly("100 imported_1 3", "101 imported_2 3", "102 imported_3 2");
  }
}
