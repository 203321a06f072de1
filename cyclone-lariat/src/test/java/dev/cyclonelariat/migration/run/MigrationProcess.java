package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.Credentials;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.migration.journal.VersionStore;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.store.FileVersionStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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
  public static void main(String[] args) throws IOException {
    LariatSettings settings =
        LariatSettings.builder()
            .publisher("users")
            .instance("test")
            .region(LocalAws.REGION)
            .accountId(LocalAws.ACCOUNT)
            .credentials(new Credentials("AKIALOCAL", "local-secret", null))
            .endpoint(URI.create(args[0]))
            .build();
    Path folder = Path.of(args[1]).toAbsolutePath().getParent();
    VersionStore file = FileVersionStore.of(Path.of(args[1]));
    VersionStore store =
        new DyingStore(file, Integer.parseInt(args[2]), MigrationProcess::waitForever);
    try (Lariat lariat = Lariat.of(settings);
        WatchService changes = folder.getFileSystem().newWatchService()) {
      folder.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
      Plan plan =
          new MigratorBuilder(lariat.naming(), store, () -> lariat.topology().pause(time -> {}))
              .source(ThirtySteps.source())
              .pause(time -> awaitChange(changes, time))
              .lockTimeout(Duration.ofMinutes(5))
              .build()
              .migrate();
      System.out.println(DONE + plan.operations().size());
    }
  }

  /** Whoever holds the lock writes the store's file anew with each step. */
  private static void awaitChange(WatchService changes, Duration most) throws InterruptedException {
    WatchKey key = changes.poll(most.toMillis(), TimeUnit.MILLISECONDS);
    if (key != null) {
      key.pollEvents();
      key.reset();
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
