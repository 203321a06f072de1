package dev.cyclonelariat.cli.migration.yaml;

/**
 * Something that a migration speaks of, found once its names are known.
 *
 * @param <D> what
 */
@FunctionalInterface
interface Reference<D> {

  /** In the words of a migration. */
  D in(YamlMigration migration);
}
