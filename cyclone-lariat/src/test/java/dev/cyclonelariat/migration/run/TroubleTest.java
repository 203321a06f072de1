package dev.cyclonelariat.migration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.migration.Migration;
import dev.cyclonelariat.migration.journal.LockHolder;
import dev.cyclonelariat.migration.journal.LockLostException;
import dev.cyclonelariat.migration.journal.LockToken;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.RunState;
import dev.cyclonelariat.migration.journal.Step;
import dev.cyclonelariat.migration.journal.VersionState;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.topology.QueueSpec;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Steps that fail, locks that are held or lost, and what a human can do about it. */
class TroubleTest extends MigrationFixture {

  /** Two queues; the second is there already by the time the step is taken. */
  private void writeTwoQueues() {
    write(
        "V10__Two",
        () ->
            new Migration() {
              @Override
              public void up() {
                create(customQueue("one"));
                create(customQueue("two").delay(Duration.ofSeconds(5)));
              }
            });
  }

  private RunListener creating(QueueSpec spec) {
    return new RunListener() {
      @Override
      public void stepDone(MigrationRun run, Step step) {
        if (step.number() == 1) {
          aws.queue(spec.queue().name(), spec.attributes());
        }
      }
    };
  }

  private static QueueSpec two(String delay) {
    return QueueSpec.of(Queue.parse("two"), Map.of("DelaySeconds", delay), null, Map.of());
  }

  private void stopAtTheSecondStep(String delay) {
    writeTwoQueues();
    Migrator migrator = builder().listener(creating(two(delay))).build();
    assertThatThrownBy(migrator::migrate)
        .isInstanceOf(HalfAppliedException.class)
        .hasMessageContaining("Migration 10 two stopped at step 2 of 2, 'create queue two'")
        .hasMessageContaining("exists already")
        .hasMessageContaining("half applied");
  }

  @Test
  void leavesAClearStateWhenAStepFails() {
    stopAtTheSecondStep("5");

    assertThat(migrator().status().get(0).isHalfDone()).isTrue();
    assertThat(migrator().history().get(0).next().orElseThrow().error()).contains("exists already");
    assertThatThrownBy(() -> migrator().migrate())
        .isInstanceOf(HalfAppliedException.class)
        .hasMessageContaining("by ada@laptop")
        .hasMessageContaining("exists already")
        .hasMessageContaining("resume");
    assertThatThrownBy(() -> migrator().rollBack(1)).isInstanceOf(HalfAppliedException.class);
  }

  @Test
  void takesOverWhatIsExactlyAsAsked() {
    stopAtTheSecondStep("5");

    assertThat(migrator().resume()).isPresent();

    assertThat(migrator().status().get(0).isHalfDone()).isFalse();
    assertThat(live().owner(Queue.parse("two"))).contains("users");
    assertThat(migrator().drift()).isEmpty();
    assertThat(migrator().resume()).isEmpty();
  }

  @Test
  void stopsAtWhatIsNotAsAskedAndShowsTheDifference() {
    stopAtTheSecondStep("7");

    assertThatThrownBy(() -> migrator().resume())
        .isInstanceOf(HalfAppliedException.class)
        .hasMessageContaining("Queue two exists, but is not as asked: DelaySeconds is 7, not 5");

    aws.sqs()
        .setQueueAttributes(
            r -> r.queueUrl(queueUrl("two")).attributesWithStrings(Map.of("DelaySeconds", "5")));
    migrator().resume();
    assertThat(migrator().drift()).isEmpty();
  }

  @Test
  void isResolvedAsApplied() {
    stopAtTheSecondStep("5");

    migrator().resolve(version(10), Resolution.APPLIED);

    assertThat(migrator().status().get(0).applied().state()).isEqualTo(VersionState.APPLIED);
    assertThat(migrator().history().get(0).state()).isEqualTo(RunState.RESOLVED);
    assertThat(migrator().declared().queues()).hasSize(2);
    assertThat(migrator().validate()).isEmpty();
  }

  @Test
  void isResolvedAsReverted() {
    stopAtTheSecondStep("5");
    live().delete(Queue.parse("one"));
    aws.sqs().deleteQueue(r -> r.queueUrl(queueUrl("two")));

    assertThatThrownBy(() -> migrator().resolve(version(9), Resolution.REVERTED))
        .isInstanceOf(HalfAppliedException.class);
    migrator().resolve(version(10), Resolution.REVERTED);

    assertThat(migrator().status().get(0).isPending()).isTrue();
    assertThat(migrator().declared().queues()).isEmpty();
    migrator().migrate();
    assertThat(migrator().drift()).isEmpty();
  }

  @Test
  void resolvesAnUndoingThatWasCutShort() {
    writeMailer();
    migrator().migrate();
    aws.sqs()
        .sendMessage(
            r ->
                r.queueUrl(queueUrl("test-event-queue-users-user_created-mailer"))
                    .messageBody("precious"));
    assertThatThrownBy(() -> migrator().rollBack(1))
        .isInstanceOf(HalfAppliedException.class)
        .hasMessageContaining("half undone");
    assertThat(migrator().declared().subscriptions()).isEmpty();

    migrator().resolve(version(10), Resolution.APPLIED);

    assertThat(migrator().declared().subscriptions()).hasSize(1);
    assertThat(migrator().status().get(0).isHalfDone()).isFalse();
  }

  @Test
  void resolvesWhatWasAppliedOrUndoneElsewhere() {
    writeMailer();

    migrator().resolve(version(10), Resolution.APPLIED);
    assertThat(migrator().status().get(0).isPending()).isFalse();
    assertThatThrownBy(() -> migrator().resolve(version(10), Resolution.APPLIED))
        .hasMessageContaining("applied already");

    migrator().resolve(version(10), Resolution.REVERTED);
    assertThat(migrator().status().get(0).isPending()).isTrue();
    assertThatThrownBy(() -> migrator().resolve(version(10), Resolution.REVERTED))
        .hasMessageContaining("not applied");
  }

  @Test
  void waitsForAnotherProcessAndSaysForWhom() {
    writeMailer();
    store().prepare();
    LockToken other = store().tryLock("server", "bob", Duration.ofHours(1)).orElseThrow();

    assertThatThrownBy(() -> migrator().migrate())
        .isInstanceOf(LockHeldException.class)
        .hasMessageContaining("bob on server since ");
    assertThat(migrator().lockHolder()).map(LockHolder::user).contains("bob");

    builder()
        .lockTimeout(Duration.ofHours(1))
        .listener(
            new RunListener() {
              @Override
              public void waitingForLock(LockHolder holder, Duration left) {
                heard.add(holder.user());
              }
            })
        .pause(time -> store().unlock(other))
        .build()
        .migrate();
    assertThat(heard).containsExactly("bob");
    assertThat(everything()).hasSize(3);
    assertThat(migrator().lockHolder()).isEmpty();
  }

  @Test
  void takesNoFurtherStepOnceTheLockIsLost() {
    writeMailer();
    RunListener breaking =
        new RunListener() {
          @Override
          public void stepDone(MigrationRun run, Step step) {
            migrator().releaseLock();
          }
        };

    assertThatThrownBy(() -> builder().listener(breaking).build().migrate())
        .isInstanceOf(LockLostException.class);
    assertThat(everything()).hasSize(1);

    migrator().resume();
    assertThat(everything()).hasSize(3);
    assertThat(migrator().drift()).isEmpty();
  }

  @Test
  void stopsBetweenStepsWhenInterrupted() {
    writeMailer();
    RunListener interrupting =
        new RunListener() {
          @Override
          public void stepDone(MigrationRun run, Step step) {
            Thread.currentThread().interrupt();
          }
        };

    assertThatThrownBy(() -> builder().listener(interrupting).build().migrate())
        .isInstanceOf(HalfAppliedException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();

    migrator().resume();
    assertThat(everything()).hasSize(3);
  }

  @Test
  void startsUpOnlyWhenTheTopologyIsUpToDate() {
    writeMailer();
    Migrator migrator = migrator();
    migrator.startUp(StartUp.OFF);
    assertThatThrownBy(() -> migrator.startUp(StartUp.VALIDATE))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("behind: 10 mailer is not applied");
    assertThat(everything()).isEmpty();

    migrator.startUp(StartUp.MIGRATE);
    migrator.startUp(StartUp.VALIDATE);
    assertThat(everything()).hasSize(3);

    delete(10);
    writeTwoQueues();
    assertThatThrownBy(() -> migrator().startUp(StartUp.VALIDATE))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("was changed after it was applied");
  }

  @Test
  void startsUpWithMigratingByFinishingWhatAnotherProcessCouldNot() {
    stopAtTheSecondStep("5");
    assertThatThrownBy(() -> migrator().startUp(StartUp.VALIDATE))
        .isInstanceOf(HalfAppliedException.class);

    migrator().startUp(StartUp.MIGRATE);

    assertThat(migrator().status().get(0).isHalfDone()).isFalse();
  }
}
