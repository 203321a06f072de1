package dev.cyclonelariat.cli.doctor;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.migration.OpenStore;
import dev.cyclonelariat.cli.migration.StoreOptions;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.journal.Journal;
import dev.cyclonelariat.migration.journal.MigrationRun;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.ParameterException;

/** Looks at what remembers migrations. */
final class StoreCheck {

  private static final String STORE = "store";

  private StoreCheck() {}

  static Finding finding(StoreOptions store, LoginOptions login, Shell shell) {
    try (OpenStore opened = store.open(login, shell)) {
      Journal journal = opened.store().read();
      Optional<MigrationRun> unfinished = journal.unfinished();
      String lock =
          opened.store().lockHolder().map(holder -> "; " + holder + " is at work").orElse("");
      if (unfinished.isPresent() && lock.isEmpty()) {
        return Finding.wrong(
            STORE,
            "migration " + unfinished.get().name() + " is half done",
            "lariat resume goes on, lariat resolve declares what was done by hand");
      }
      return Finding.ok(STORE, journal.versions().size() + " migrations are applied" + lock);
    } catch (ParameterException e) {
      return Finding.note(
          STORE,
          "none is set, and none is needed but for migrations",
          "set db or state-file in lariat.yml, or say --db or --state-file");
    } catch (LariatException | IOException e) {
      return Finding.wrong(
          STORE,
          String.valueOf(e.getMessage()),
          "check LARIAT_DB_URL, LARIAT_DB_USER and LARIAT_DB_PASSWORD, or the path of the file");
    }
  }
}
