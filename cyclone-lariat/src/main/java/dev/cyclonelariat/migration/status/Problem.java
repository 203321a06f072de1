package dev.cyclonelariat.migration.status;

import dev.cyclonelariat.migration.MigrationVersion;
import java.util.List;

/**
 * A migration that is not as it was applied, or that cannot be applied any more.
 *
 * @param version which
 * @param kind what sort of thing is wrong with it
 * @param text what is wrong with it, naming it, and what to do about it
 * @param details what has changed, a line each
 */
public record Problem(MigrationVersion version, Kind kind, String text, List<String> details) {

  /** What can be wrong with a migration. */
  public enum Kind {
    /** Its steps are not those that were applied. */
    CHANGED,
    /** It is applied, older than others that are here, and not here itself. */
    MISSING,
    /** It asks for what cannot be. */
    INVALID,
    /** It is not applied, and a newer one that is touches the same resource. */
    OUT_OF_ORDER
  }

  /** Copies the details. */
  public Problem {
    details = List.copyOf(details);
  }
}
