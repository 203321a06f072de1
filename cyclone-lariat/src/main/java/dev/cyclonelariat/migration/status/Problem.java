package dev.cyclonelariat.migration.status;

import dev.cyclonelariat.migration.MigrationVersion;
import java.util.List;

/**
 * An applied migration that is not as it was applied.
 *
 * @param version which
 * @param text what is wrong with it, naming it
 * @param details what has changed, a line each
 */
public record Problem(MigrationVersion version, String text, List<String> details) {

  /** Copies the details. */
  public Problem {
    details = List.copyOf(details);
  }
}
