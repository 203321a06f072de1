package dev.cyclonelariat.migration;

import java.util.function.Supplier;

/**
 * A migration that can be applied.
 *
 * @param name its version and title
 * @param maker makes a fresh one for each recording
 */
public record MigrationDefinition(MigrationName name, Supplier<? extends Migration> maker) {

  /**
   * A migration whose class's name tells its version and title.
   *
   * @throws MigrationException if the class's name does not follow the pattern
   */
  public static MigrationDefinition of(Supplier<? extends Migration> maker) {
    return new MigrationDefinition(
        MigrationName.parse(maker.get().getClass().getSimpleName()), maker);
  }
}
