package dev.cyclonelariat.migration.journal;

import dev.cyclonelariat.migration.MigrationVersion;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A migration that is applied, in part at least. What the Ruby gem has applied has a version alone.
 *
 * @param version its version
 * @param title its title, or null
 * @param checksum of its {@code up()}, or null
 * @param state what has become of it
 * @param appliedAt when, or null
 * @param appliedBy whose process it was, as {@code user@host}, or null
 * @param duration how long its steps took, or null
 */
public record VersionRecord(
    MigrationVersion version,
    @Nullable String title,
    @Nullable String checksum,
    VersionState state,
    @Nullable Instant appliedAt,
    @Nullable String appliedBy,
    @Nullable Duration duration) {

  /** What becomes of a migration by a run that goes up. */
  public static VersionRecord of(MigrationRun run, VersionState state) {
    return new VersionRecord(
        run.version(),
        run.name().title(),
        run.checksum(),
        state,
        run.endedAt() == null ? run.startedAt() : run.endedAt(),
        run.by(),
        run.duration());
  }

  /** In another state. */
  public VersionRecord in(VersionState state) {
    return new VersionRecord(version, title, checksum, state, appliedAt, appliedBy, duration);
  }
}
