package dev.cyclonelariat.migration.plan;

import dev.cyclonelariat.migration.InvalidMigrationException;
import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.MigrationSource;
import dev.cyclonelariat.migration.MigrationVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All migrations there are, each version once. Immutable. */
public final class Catalog {

  private final SortedMap<MigrationVersion, MigrationDefinition> byVersion = new TreeMap<>();

  private Catalog(List<MigrationDefinition> definitions) {
    for (MigrationDefinition definition : definitions) {
      MigrationDefinition other = byVersion.put(definition.name().version(), definition);
      if (other != null) {
        throw new InvalidMigrationException(
            "Two migrations have the version "
                + definition.name().version()
                + ": "
                + other.name().title()
                + " and "
                + definition.name().title()
                + "; give one of them another");
      }
    }
  }

  /**
   * Of these sources.
   *
   * @throws MigrationException if two migrations have the same version, or one cannot be read
   */
  public static Catalog of(List<MigrationSource> sources) {
    return new Catalog(
        sources.stream()
            .flatMap(source -> source.migrations().stream())
            .sorted(Comparator.comparing(MigrationDefinition::name))
            .toList());
  }

  /** The oldest version first. */
  public List<MigrationDefinition> all() {
    return List.copyOf(byVersion.values());
  }

  /** The migration of a version. */
  public Optional<MigrationDefinition> find(MigrationVersion version) {
    return Optional.ofNullable(byVersion.get(version));
  }

  /** The migration of a version, which must exist. */
  MigrationDefinition get(MigrationVersion version) {
    return find(version)
        .orElseThrow(
            () ->
                new MigrationException(
                    "There is no migration of version " + version + " here: is its file missing?"));
  }

  /** Whether a version is newer than all of these: then a newer release has applied it. */
  public boolean isNewer(MigrationVersion version) {
    return byVersion.isEmpty() || version.compareTo(byVersion.lastKey()) > 0;
  }
}
