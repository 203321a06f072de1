package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.Credentials;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.migration.journal.VersionStore;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.store.FileVersionStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * A process of its own that migrates. Arguments: the endpoint, the store's file, and the boundary
 * at which it waits to be killed, or 0.
 */
public final class MigrationProcess {

  /** What it says when it waits to be killed. */
  static final String WAITING = "waiting";

  /** What it says when it is done, before the number of steps it took. */
  static final String DONE = "done ";

  private MigrationProcess() {}

  /** Migrates. */
  public static void main(String[] args) {
    LariatSettings settings =
        LariatSettings.builder()
            .publisher("users")
            .instance("test")
            .region(LocalAws.REGION)
            .accountId(LocalAws.ACCOUNT)
            .credentials(new Credentials("AKIALOCAL", "local-secret", null))
            .endpoint(URI.create(args[0]))
            .build();
    VersionStore file = FileVersionStore.of(Path.of(args[1]));
    VersionStore store =
        new DyingStore(file, Integer.parseInt(args[2]), MigrationProcess::waitForever);
    try (Lariat lariat = Lariat.of(settings)) {
      Plan plan =
          new MigratorBuilder(lariat.naming(), store, () -> lariat.topology().pause(time -> {}))
              .source(ThirtySteps.source())
              .pause(time -> Thread.sleep(20))
              .lockTimeout(Duration.ofMinutes(5))
              .build()
              .migrate();
      System.out.println(DONE + plan.operations().size());
    }
  }

  private static void waitForever() {
    System.out.println(WAITING);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
