package dev.cyclonelariat.cli.takeover;

import dev.cyclonelariat.cli.migration.source.FolderMigrations;
import dev.cyclonelariat.cli.takeover.source.MigrationWriter;
import dev.cyclonelariat.migration.MigrationSource;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.plan.PlannedMigration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The folder that migrations are written to. */
final class MigrationFolder {

  private final Path folder;

  MigrationFolder(Path folder) {
    this.folder = folder;
  }

  /** The migrations in it; none as long as it does not exist. */
  MigrationSource source() {
    return Files.isDirectory(folder) ? new FolderMigrations(folder) : List::of;
  }

  /** Writes migrations, each into a file of its own. */
  List<Path> write(Plan plan, MigrationWriter writer, String comment) throws IOException {
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    for (PlannedMigration migration : plan.migrations()) {
      Path file = folder.resolve(writer.file(migration.name()));
      Files.writeString(file, writer.text(migration, comment), StandardOpenOption.CREATE_NEW);
      files.add(file);
    }
    return files;
  }
}
