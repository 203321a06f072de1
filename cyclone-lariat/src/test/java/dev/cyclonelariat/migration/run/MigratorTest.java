package dev.cyclonelariat.migration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.migration.Migration;
import dev.cyclonelariat.migration.journal.Action;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.plan.PlanJson;
import dev.cyclonelariat.migration.plan.PlannedMigration;
import dev.cyclonelariat.migration.status.MigrationStatus;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.TopicSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigratorTest extends MigrationFixture {

  private static final String SUBSCRIPTION =
      "test-event-fanout-users-user_created → test-event-queue-users-user_created-mailer";

  private void writeAudit() {
    write(
        "V20__Audit",
        () ->
            new Migration() {
              @Override
              public void up() {
                create(queue("user_created").dest("audit"));
                subscribe(topic("user_created"), queue("user_created").dest("audit"), o -> o.raw());
              }
            });
  }

  @Test
  void appliesWhatIsPendingTheOldestFirst() {
    writeAudit();
    writeMailer();

    Plan plan = builder().listener(listener()).build().migrate();

    assertThat(plan.migrations())
        .extracting(planned -> planned.name().title())
        .containsExactly("mailer", "audit");
    assertThat(heard)
        .containsExactly(
            "create topic test-event-fanout-users-user_created",
            "create queue test-event-queue-users-user_created-mailer",
            "subscribe queue test-event-queue-users-user_created-mailer to topic"
                + " test-event-fanout-users-user_created",
            "create queue test-event-queue-users-user_created-audit",
            "subscribe queue test-event-queue-users-user_created-audit to topic"
                + " test-event-fanout-users-user_created");
    assertThat(everything()).hasSize(5).contains("subscription " + SUBSCRIPTION);
    assertThat(migrator().drift()).isEmpty();
    assertThat(migrator().status()).noneMatch(MigrationStatus::isPending);
    assertThat(migrator().migrate().isEmpty()).isTrue();
  }

  @Test
  void appliesUpToAVersion() {
    writeMailer();
    writeAudit();

    migrator().migrate(version(10));

    assertThat(migrator().status())
        .extracting(MigrationStatus::isPending)
        .containsExactly(false, true);
    assertThatThrownBy(() -> migrator().migrate(version(15)))
        .hasMessageContaining("no migration of version 15");
  }

  @Test
  void showsWhatItWouldDoAndDoesNothing() {
    writeMailer();

    assertThat(migrator().plan().lines())
        .containsExactly(
            "migrate 10 mailer",
            "  create topic test-event-fanout-users-user_created",
            "  create queue test-event-queue-users-user_created-mailer",
            "  subscribe queue test-event-queue-users-user_created-mailer to topic"
                + " test-event-fanout-users-user_created");
    assertThat(everything()).isEmpty();
    assertThat(store().read().runs()).isEmpty();
  }

  @Test
  void rollsBackTheNewestFirstToNothing() {
    writeMailer();
    writeAudit();
    migrator().migrate();

    builder().listener(listener()).build().rollBackTo(version(10));

    assertThat(heard)
        .containsExactly(
            "unsubscribe queue test-event-queue-users-user_created-audit from topic"
                + " test-event-fanout-users-user_created",
            "delete queue test-event-queue-users-user_created-audit",
            "unsubscribe queue test-event-queue-users-user_created-mailer from topic"
                + " test-event-fanout-users-user_created",
            "delete queue test-event-queue-users-user_created-mailer",
            "delete topic test-event-fanout-users-user_created");
    assertThat(everything()).isEmpty();
    assertThat(migrator().status()).allMatch(MigrationStatus::isPending);
    assertThat(migrator().history())
        .extracting(MigrationRun::action)
        .containsExactly(Action.MIGRATE, Action.MIGRATE, Action.ROLLBACK, Action.ROLLBACK);
  }

  @Test
  void rollsBackTheLastOneAndAppliesItAgainAfterAwsDelay() {
    writeMailer();
    writeAudit();
    migrator().migrate();

    migrator().rollBack(1);
    assertThat(everything()).hasSize(3);
    migrator().migrate();

    assertThat(everything()).hasSize(5);
    assertThat(migrator().drift()).isEmpty();
  }

  @Test
  void restoresWhatItHasAlteredAndSubscribesAgainAsBefore() {
    write(
        "V10__Orders",
        () ->
            new Migration() {
              @Override
              public void up() {
                create(topic("orders").tag("team", "sales"));
                create(queue("orders").dest("dead"));
                create(queue("orders").dest("shop").visibilityTimeout(Duration.ofSeconds(40)));
                subscribe(
                    topic("orders"),
                    queue("orders").dest("shop"),
                    o -> o.raw().filterAttributes("{\"country\":[\"DE\"]}"));
              }
            });
    migrator().migrate();
    QueueSpec before = live().find(queue("orders", "shop")).orElseThrow();
    TopicSpec topicBefore = live().find(topic("orders")).orElseThrow();
    write(
        "V20__Slower",
        () ->
            new Migration() {
              @Override
              public void up() {
                alter(topic("orders").tag("team", "web").tag("tier", "1"));
                alter(
                    queue("orders")
                        .dest("shop")
                        .visibilityTimeout(Duration.ofMinutes(5))
                        .retention(Duration.ofDays(2))
                        .deadLetters(queue("orders").dest("dead"), 3));
                unsubscribe(topic("orders"), queue("orders").dest("shop"));
              }
            });

    migrator().migrate();
    QueueSpec altered = live().find(queue("orders", "shop")).orElseThrow();
    assertThat(altered.attributes()).containsEntry("VisibilityTimeout", "300");
    assertThat(altered.deadLetters()).isNotNull();
    assertThat(migrator().drift()).isEmpty();

    migrator().rollBack(1);
    assertThat(live().find(queue("orders", "shop"))).contains(before);
    assertThat(live().find(topic("orders"))).contains(topicBefore);
    assertThat(live().find(topic("orders"), queue("orders", "shop")).orElseThrow().rawDelivery())
        .isTrue();
    assertThat(migrator().drift()).isEmpty();
  }

  @Test
  void asksWhatIsThereAndRemembersTheAnswer() {
    aws.server().topology().createTopic("legacy");
    write(
        "V10__Legacy",
        () ->
            new Migration() {
              @Override
              public void up() {
                if (!exists(customTopic("legacy"))) {
                  create(customTopic("legacy"));
                }
                if (!exists(customQueue("inbox"))) {
                  create(customQueue("inbox"));
                }
                if (exists(customQueue("inbox"))
                    && !subscribed(customTopic("legacy"), customQueue("inbox"))) {
                  subscribe(customTopic("legacy"), customQueue("inbox"));
                }
              }
            });

    Plan plan = migrator().migrate();

    assertThat(plan.operations()).hasSize(2);
    assertThat(migrator().validate()).isEmpty();
    migrator().rollBack(1);
    assertThat(everything()).containsExactly("topic legacy");
  }

  @Test
  void usesItsOwnDownWhereThereIsOne() {
    write(
        "V10__Own",
        () ->
            new Migration() {
              @Override
              public void up() {
                create(customQueue("a"));
              }
            });
    write(
        "V20__Away",
        () ->
            new Migration() {
              @Override
              public void up() {
                delete(customQueue("a"));
              }

              @Override
              public void down() {
                create(customQueue("a").delay(Duration.ofSeconds(7)));
              }
            });

    migrator().migrate();
    assertThat(everything()).isEmpty();
    migrator().rollBack(1);

    assertThat(live().find(dev.cyclonelariat.resource.Queue.parse("a")).orElseThrow().attributes())
        .containsEntry("DelaySeconds", "7");
  }

  @Test
  void fansOutFromTopicToTopicAndBack() {
    writeMailer();
    write(
        "V20__FanOut",
        () ->
            new Migration() {
              @Override
              public void up() {
                create(customTopic("everything"));
                subscribe(customTopic("everything"), topic("user_created"));
                create(queue("user_created").dest("late"));
                subscribe(topic("user_created"), queue("user_created").dest("late"));
              }
            });

    migrator().migrate();
    assertThat(everything())
        .contains(
            "subscription everything → test-event-queue-users-user_created-mailer",
            "subscription everything → test-event-queue-users-user_created-late");
    assertThat(migrator().drift()).isEmpty();

    migrator().rollBackTo(version(10));
    assertThat(everything()).isEmpty();
  }

  @Test
  void deletesQueuesWithMessagesOnlyWhenTold() {
    writeMailer();
    migrator().migrate();
    String url = queueUrl("test-event-queue-users-user_created-mailer");
    aws.sqs().sendMessage(r -> r.queueUrl(url).messageBody("precious"));

    assertThatThrownBy(() -> migrator().rollBack(1))
        .isInstanceOf(HalfAppliedException.class)
        .hasMessageContaining("holds about 1 message: wait until it is empty, or say")
        .hasMessageContaining("--force-nonempty test-event-queue-users-user_created-mailer to")
        .hasMessageEndingWith("then lariat resolve 10 --as applied|reverted");
    builder().deleteWithMessages(List.of(queue("user_created", "mailer"))).build().resume();

    assertThat(everything()).isEmpty();
  }

  @Test
  void followsAPlanThatWasLookedAtUnlessSomethingElseWouldBeDone() {
    writeMailer();
    Plan approved = PlanJson.read(PlanJson.write(migrator().plan()));
    assertThat(approved).isEqualTo(migrator().plan());
    writeAudit();
    Plan more = migrator().plan();

    assertThat(migrator().run(approved).operations()).hasSize(3);
    assertThat(migrator().run(more).migrations()).extracting(PlannedMigration::name).hasSize(1);

    Plan back = migrator().planRollBack(1);
    writeMailer();
    assertThat(migrator().run(back).operations()).hasSize(2);
    assertThat(migrator().run(back).isEmpty()).isTrue();
  }

  @Test
  void refusesAPlanThatIsOutOfDate() {
    writeMailer();
    Plan approved = migrator().plan();
    write(
        "V10__Mailer",
        () ->
            new Migration() {
              @Override
              public void up() {
                create(topic("something_else"));
              }
            });

    assertThatThrownBy(() -> migrator().run(approved)).isInstanceOf(StalePlanException.class);
    assertThat(everything()).isEmpty();
  }

  @Test
  void declaresABaseline() {
    writeMailer();
    writeAudit();
    aws.subscribedQueue(
        "test-event-fanout-users-user_created", "test-event-queue-users-user_created-mailer");

    migrator().baseline(version(10));

    assertThat(migrator().plan().migrations()).hasSize(1);
    assertThat(migrator().status().get(0).isPending()).isFalse();
    assertThat(migrator().declared().subscriptions()).hasSize(1);
    assertThat(migrator().validate()).isEmpty();
  }

  @Test
  void tellsWhatHasDrifted() {
    writeMailer();
    migrator().migrate();
    String url = queueUrl("test-event-queue-users-user_created-mailer");
    aws.sqs()
        .setQueueAttributes(
            r -> r.queueUrl(url).attributesWithStrings(Map.of("DelaySeconds", "9")));
    aws.server().topology().createQueue("foreign");

    assertThat(migrator().drift())
        .extracting(Object::toString)
        .containsExactly(
            "queue test-event-queue-users-user_created-mailer: DelaySeconds is 9, not 0");

    live().unsubscribe(topic("user_created"), queue("user_created", "mailer"));
    assertThat(migrator().drift())
        .extracting(Object::toString)
        .contains("subscription " + SUBSCRIPTION + ": does not exist");
  }

  @Test
  void namesWhatHasChangedSinceItWasApplied() {
    writeMailer();
    migrator().migrate();
    write(
        "V10__Mailer",
        () ->
            new Migration() {
              @Override
              public void up() {
                create(topic("user_created"));
                create(queue("user_created").dest("mailer").delay(Duration.ofSeconds(1)));
                create(queue("user_created").dest("other"));
              }
            });

    assertThat(migrator().validate()).hasSize(1);
    assertThat(migrator().validate().get(0).text()).contains("10 mailer was changed");
    assertThat(migrator().validate().get(0).details())
        .anyMatch(line -> line.startsWith("changed: create queue") && line.contains("DelaySeconds"))
        .contains("new: create queue test-event-queue-users-user_created-other")
        .anyMatch(line -> line.startsWith("gone: subscribe queue"));

    delete(10);
    assertThat(migrator().validate()).isEmpty();
    write("V11__Later", () -> new EmptyMigration());
    assertThat(migrator().validate()).hasSize(1);
    assertThat(migrator().validate().get(0).text()).contains("its file is gone");
  }

  private static final class EmptyMigration extends Migration {
    @Override
    public void up() {
      // Nothing.
    }
  }

  @Test
  void refusesTwoMigrationsOfOneVersion() {
    writeMailer();
    migrations.addAll(List.copyOf(migrations));

    assertThatThrownBy(() -> migrator().status()).hasMessageContaining("Two migrations");
  }
}
