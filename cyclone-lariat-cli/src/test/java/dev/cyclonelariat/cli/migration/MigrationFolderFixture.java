package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.LocalBroker;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A broker, and a folder of migrations to run against it. */
abstract class MigrationFolderFixture {

  @TempDir Path root;

  final LocalBroker broker = new LocalBroker();
  MigrationFolder folder;

  @BeforeEach
  final void openFolder() {
    folder = new MigrationFolder(broker, root);
  }

  @AfterEach
  final void closeBroker() {
    broker.close();
  }
}
