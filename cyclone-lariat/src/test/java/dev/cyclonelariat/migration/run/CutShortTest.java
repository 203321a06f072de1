package dev.cyclonelariat.migration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.RunState;
import dev.cyclonelariat.migration.journal.StepState;
import dev.cyclonelariat.migration.journal.VersionStore;
import dev.cyclonelariat.migration.store.JdbcVersionStore;
import dev.cyclonelariat.resource.Account;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.topology.live.LiveTopology;
import dev.cyclonelariat.topology.live.LiveTopologyBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run that dies before or after any of its writes can be resumed to the same end. */
class CutShortTest {

  private static final Account ACCOUNT = new Account(LocalAws.REGION, LocalAws.ACCOUNT);

  /** The profile "long" tries them all; odd, so that both sides of steps are among these. */
  private static final int EVERY = Integer.getInteger("migration.cuts", 3);

  @Test
  void endsAsIfNothingHadHappenedWhereverItIsCut() {
    List<String> undisturbed = migrated(0);

    for (int cut = 1; cut <= 2 * ThirtySteps.STEPS; cut += EVERY) {
      assertThat(migrated(cut)).as("cut at %s", cut).isEqualTo(undisturbed);
    }
  }

  /** What there is at last, if a write is cut short; 0 for none. */
  private List<String> migrated(int cut) {
    try (LocalAws aws = new LocalAws();
        HikariDataSource database = TestDatabases.h2()) {
      VersionStore store = JdbcVersionStore.of(database);
      migrator(aws, store, true).migrate();
      if (cut == 0) {
        migrator(aws, store, false).migrate();
      } else {
        VersionStore dying = new DyingStore(store, cut, CutShortTest::die);
        assertThatThrownBy(() -> migrator(aws, dying, false).migrate()).isInstanceOf(Death.class);
        assertThatThrownBy(() -> migrator(aws, store, false).migrate())
            .isInstanceOf(HalfAppliedException.class)
            .hasMessageContaining("Migration 20 thirty is half applied");
        migrator(aws, store, false).resume();
      }
      MigrationRun last = store.read().runs().get(1);
      assertThat(last.state()).isEqualTo(RunState.DONE);
      assertThat(last.steps()).allMatch(step -> step.state() == StepState.DONE);
      assertThat(migrator(aws, store, false).drift()).isEmpty();
      return Snapshot.of(topology(aws).build(), aws.sqs());
    }
  }

  private static Migrator migrator(LocalAws aws, VersionStore store, boolean before) {
    return new MigratorBuilder(MigrationFixture.NAMING, store, () -> topology(aws))
        .source(before ? ThirtySteps.before() : ThirtySteps.source())
        .build();
  }

  private static LiveTopologyBuilder topology(LocalAws aws) {
    return LiveTopology.builder(
            aws::sns, aws::sqs, new Location(() -> ACCOUNT, aws.server().endpoint()))
        .pause(aws::pass);
  }

  private static void die() {
    throw new Death();
  }

  /** Not an exception, so that nothing is written down any more. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }
}
