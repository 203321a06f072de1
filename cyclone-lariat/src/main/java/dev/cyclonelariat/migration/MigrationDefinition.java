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
   * @throws InvalidMigrationException if the class's name does not follow the pattern
   */
  public static MigrationDefinition of(Supplier<? extends Migration> maker) {
    return new MigrationDefinition(
        MigrationName.parse(maker.get().getClass().getSimpleName()), maker);
  }

  /**
   * A migration whose class's name tells its version and title.
   *
   * @throws InvalidMigrationException if the class's name does not follow the pattern, or the class
   *     has no public constructor without parameters
   */
  public static MigrationDefinition of(Class<? extends Migration> type) {
    return of(() -> make(type));
  }

  private static Migration make(Class<? extends Migration> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new InvalidMigrationException(
          type.getName() + " needs to be public, with a public constructor without parameters", e);
    }
  }
}
