package dev.cyclonelariat.migration.plan;

import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.journal.Journal;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.VersionRecord;
import dev.cyclonelariat.resource.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells whether a migration that is older than applied ones may still be applied. Immutable. */
public final class ApplyOrder {

  private final Journal journal;

  /**
   * @param journal what is applied
   */
  public ApplyOrder(Journal journal) {
    this.journal = journal;
  }

  /** Whether a newer one is applied. */
  public boolean isLate(MigrationName pending) {
    return journal.versions().stream().anyMatch(applied -> isOlder(pending, applied));
  }

  /**
   * Does nothing, unless the migration comes too late.
   *
   * @param operations its steps
   * @throws OutOfOrderException if it is older than an applied one that touches the same resource
   */
  public void require(MigrationName pending, List<Operation> operations) {
    Set<Resource> touched = resources(operations);
    for (VersionRecord applied : journal.versions()) {
      if (isOlder(pending, applied)) {
        MigrationRun run =
            journal
                .application(applied.version())
                .orElseThrow(() -> new OutOfOrderException(pending, applied.version(), List.of()));
        List<Resource> shared =
            resources(run.operations()).stream().filter(touched::contains).toList();
        if (!shared.isEmpty()) {
          throw new OutOfOrderException(pending, applied.version(), shared);
        }
      }
    }
  }

  private static boolean isOlder(MigrationName pending, VersionRecord applied) {
    return applied.version().compareTo(pending.version()) > 0;
  }

  private static Set<Resource> resources(List<Operation> operations) {
    return operations.stream()
        .flatMap(operation -> operation.resources().stream())
        .collect(Collectors.toSet());
  }
}
