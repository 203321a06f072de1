package dev.cyclonelariat.migration.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.Question;
import dev.cyclonelariat.migration.journal.Action;
import dev.cyclonelariat.migration.journal.LockLostException;
import dev.cyclonelariat.migration.journal.LockToken;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.RunState;
import dev.cyclonelariat.migration.journal.Step;
import dev.cyclonelariat.migration.journal.VersionRecord;
import dev.cyclonelariat.migration.journal.VersionState;
import dev.cyclonelariat.migration.journal.VersionStore;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.TopicSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store must do. */
abstract class VersionStoreContract {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration NONE = Duration.ZERO;
  private static final Instant THEN = Instant.parse("2026-01-02T03:04:05.678901Z");

  /** Each call gives another object over the same data, as another process has it. */
  abstract VersionStore store();

  private LockToken locked(VersionStore store) {
    store.prepare();
    return store.tryLock("host-1", "ada", LONG).orElseThrow();
  }

  private static MigrationRun run(long id, long version) {
    Topic topic = Topic.parse("t" + version);
    return new MigrationRun(
        id,
        new MigrationName(new MigrationVersion(version), "some_title"),
        Action.MIGRATE,
        RunState.RUNNING,
        "c0ffee",
        Map.of(
            new Question.Exists(topic),
            true,
            new Question.Subscribed(topic, Queue.parse("q")),
            false),
        "ada@host-1",
        THEN,
        null,
        List.of(
            Step.pending(1, new Operation.CreateTopic(TopicSpec.of(topic))),
            Step.pending(2, new Operation.CreateQueue(QueueSpec.of(Queue.parse("q" + version))))));
  }

  @Test
  void holdsNothingBeforeItIsPrepared() {
    assertThat(store().read().versions()).isEmpty();
    assertThat(store().read().runs()).isEmpty();
    assertThat(store().lockHolder()).isEmpty();
  }

  @Test
  void canBePreparedAgainAndAgain() {
    VersionStore store = store();
    LockToken lock = locked(store);
    MigrationRun run = run(1, 20261123101500L);
    store.begin(lock, run, VersionRecord.of(run, VersionState.APPLYING));

    store().prepare();

    assertThat(store().read().runs()).containsExactly(run);
  }

  @Test
  void keepsARunWithItsSteps() {
    VersionStore store = store();
    LockToken lock = locked(store);
    MigrationRun run = run(1, 20261123101500L);

    store.begin(lock, run, VersionRecord.of(run, VersionState.APPLYING));
    Step started = run.steps().get(0).started(THEN.plusSeconds(1));
    store.update(lock, run, started);
    Step failed = started.failed(THEN.plusSeconds(2), "Queue q \0 exists 'already'");
    store.update(lock, run.with(started), failed);

    MigrationRun kept = store().read().runs().get(0);
    assertThat(kept.steps().get(0).state()).isEqualTo(failed.state());
    assertThat(kept.steps().get(0).error()).startsWith("Queue q ").endsWith("exists 'already'");
    assertThat(kept.steps().get(0).startedAt()).isEqualTo(THEN.plusSeconds(1));
    assertThat(kept.steps().get(1)).isEqualTo(run.steps().get(1));
    assertThat(kept.answers()).isEqualTo(run.answers());
    assertThat(store().read().version(run.version()))
        .contains(VersionRecord.of(run, VersionState.APPLYING));
  }

  @Test
  void keepsHowARunHasEnded() {
    VersionStore store = store();
    LockToken lock = locked(store);
    MigrationRun run = run(1, 7);
    store.begin(lock, run, VersionRecord.of(run, VersionState.APPLYING));
    MigrationRun ended = run;
    for (Step step : run.steps()) {
      Step done = step.started(THEN).done(THEN.plusMillis(1500));
      store.update(lock, ended, done);
      ended = ended.with(done);
    }
    ended = ended.ended(RunState.DONE, THEN.plusSeconds(3));

    store.end(lock, ended, VersionRecord.of(ended, VersionState.APPLIED));

    assertThat(store().read().runs()).containsExactly(ended);
    VersionRecord record = store().read().version(run.version()).orElseThrow();
    assertThat(record.state()).isEqualTo(VersionState.APPLIED);
    assertThat(record.duration()).isEqualTo(Duration.ofSeconds(3));
    assertThat(record.appliedBy()).isEqualTo("ada@host-1");
  }

  @Test
  void forgetsAVersionAndKeepsItsHistory() {
    VersionStore store = store();
    LockToken lock = locked(store);
    MigrationRun run = run(1, 7);
    store.begin(lock, run, VersionRecord.of(run, VersionState.APPLYING));

    store.end(lock, run.ended(RunState.DISCARDED, THEN), null);

    assertThat(store().read().versions()).isEmpty();
    assertThat(store().read().runs()).hasSize(1);
  }

  @Test
  void sortsVersionsByValue() {
    VersionStore store = store();
    LockToken lock = locked(store);
    List<Long> versions = List.of(20261123101500L, 1668097991L, 99991231235959999L);
    for (int i = 0; i < versions.size(); i++) {
      MigrationRun run = run(i + 1, versions.get(i));
      store.begin(lock, run, VersionRecord.of(run, VersionState.APPLIED));
    }

    assertThat(store().read().versions())
        .extracting(record -> record.version().value())
        .containsExactly(1668097991L, 20261123101500L, 99991231235959999L);
  }

  @Test
  void isLockedForOneAtATime() {
    VersionStore store = store();
    LockToken lock = locked(store);

    assertThat(store().tryLock("host-2", "bob", LONG)).isEmpty();
    assertThat(store().lockHolder().orElseThrow().toString()).startsWith("ada on host-1 since ");

    store.unlock(lock);
    assertThat(store().lockHolder()).isEmpty();
    assertThat(store().tryLock("host-2", "bob", LONG)).isPresent();
  }

  @Test
  void isLockedByOneOfMany() throws Exception {
    store().prepare();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Optional<LockToken>> attempt = () -> store().tryLock("host", "user", LONG);
      List<Optional<LockToken>> tokens = new ArrayList<>();
      for (Future<Optional<LockToken>> future :
          threads.invokeAll(java.util.Collections.nCopies(8, attempt))) {
        tokens.add(future.get());
      }
      assertThat(tokens).filteredOn(Optional::isPresent).hasSize(1);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void canBePreparedByManyAtTheSameTime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Boolean> attempt =
          () -> {
            store().prepare();
            return true;
          };
      for (Future<Boolean> future : threads.invokeAll(java.util.Collections.nCopies(8, attempt))) {
        assertThat(future.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(store().tryLock("host", "user", LONG)).isPresent();
  }

  @Test
  void givesTheLockOfTheDeadToOthersWhoFenceThemOff() {
    VersionStore store = store();
    store.prepare();
    LockToken dead = store.tryLock("host-1", "ada", NONE).orElseThrow();

    VersionStore other = store();
    LockToken alive = other.tryLock("host-2", "bob", LONG).orElseThrow();
    MigrationRun run = run(1, 7);
    other.begin(alive, run, VersionRecord.of(run, VersionState.APPLYING));

    Step step = run.steps().get(0).started(THEN);
    assertThatThrownBy(() -> store.update(dead, run, step)).isInstanceOf(LockLostException.class);
    assertThatThrownBy(() -> store.begin(dead, run(2, 8), null))
        .isInstanceOf(LockLostException.class);
    assertThatThrownBy(() -> store.end(dead, run.ended(RunState.DONE, THEN), null))
        .isInstanceOf(LockLostException.class);
    assertThatThrownBy(() -> store.refresh(dead, LONG)).isInstanceOf(LockLostException.class);
    store.unlock(dead);
    assertThat(store().read().runs()).containsExactly(run);
    assertThat(store().lockHolder().orElseThrow().user()).isEqualTo("bob");
  }

  @Test
  void staysLockedAsLongAsItIsRefreshed() {
    VersionStore store = store();
    store.prepare();
    LockToken lock = store.tryLock("host-1", "ada", NONE).orElseThrow();

    store.refresh(lock, LONG);

    assertThat(store().tryLock("host-2", "bob", LONG)).isEmpty();
  }

  @Test
  void isNotLockedAgainByALateRefresh() {
    VersionStore store = store();
    LockToken lock = locked(store);
    store.unlock(lock);

    store.refresh(lock, LONG);

    assertThat(store().lockHolder()).isEmpty();
  }

  @Test
  void canBeUnlockedByForce() {
    VersionStore store = store();
    LockToken lock = locked(store);

    store().breakLock();

    assertThat(store().lockHolder()).isEmpty();
    assertThatThrownBy(() -> store.begin(lock, run(1, 7), null))
        .isInstanceOf(LockLostException.class);
  }

  @Test
  void canBeUnlockedByAnInterruptedThread() {
    VersionStore store = store();
    LockToken lock = locked(store);

    Thread.currentThread().interrupt();
    store.unlock(lock);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(store().lockHolder()).isEmpty();
  }
}
