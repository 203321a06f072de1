package dev.cyclonelariat.migration.status;

import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.journal.Journal;
import dev.cyclonelariat.migration.journal.VersionRecord;
import dev.cyclonelariat.migration.journal.VersionState;
import dev.cyclonelariat.migration.plan.Catalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one migration stands.
 *
 * @param version its version
 * @param title its title, or null if nobody knows
 * @param applied what has become of it, or null if it is not applied
 * @param isKnown whether its file is here
 */
public record MigrationStatus(
    MigrationVersion version,
    @Nullable String title,
    @Nullable VersionRecord applied,
    boolean isKnown) {

  /** All migrations that are here or applied, the oldest first. */
  public static List<MigrationStatus> of(Catalog catalog, Journal journal) {
    List<MigrationStatus> all = new ArrayList<>();
    for (MigrationDefinition definition : catalog.all()) {
      MigrationVersion version = definition.name().version();
      all.add(
          new MigrationStatus(
              version, definition.name().title(), journal.version(version).orElse(null), true));
    }
    journal.versions().stream()
        .filter(record -> catalog.find(record.version()).isEmpty())
        .forEach(r -> all.add(new MigrationStatus(r.version(), r.title(), r, false)));
    all.sort(Comparator.comparing(MigrationStatus::version));
    return List.copyOf(all);
  }

  /** Whether it waits to be applied. */
  public boolean isPending() {
    return applied == null;
  }

  /** Whether it is applied or undone in part only. */
  public boolean isHalfDone() {
    return Optional.ofNullable(applied)
        .map(record -> record.state() != VersionState.APPLIED)
        .orElse(false);
  }
}
