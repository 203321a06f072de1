package dev.cyclonelariat.examples;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.migration.run.StartUp;
import dev.cyclonelariat.migration.store.JdbcVersionStore;
import javax.sql.DataSource;

/** The topology's migrations at the start of an application. */
final class Migrating {

  private Migrating() {}

  static void check(Lariat lariat, DataSource database) {
    lariat.migrations(JdbcVersionStore.of(database)).build().startUp(StartUp.VALIDATE);
  }
}
