package dev.cyclonelariat.cli.takeover;

import dev.cyclonelariat.cli.takeover.source.MigrationWriter;
import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.plan.PlannedMigration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that migrations are written to. */
final class MigrationFolder {

  private final Path folder;

  MigrationFolder(Path folder) {
    this.folder = folder;
  }

  /** The newest version in it; empty if it holds no migration. */
  Optional<MigrationVersion> newest() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(file -> version(String.valueOf(file.getFileName())))
          .max(MigrationVersion::compareTo);
    }
  }

  private static Stream<MigrationVersion> version(String file) {
    try {
      return Stream.of(MigrationName.parse(file.replaceFirst("\\.[a-z]+$", "")).version());
    } catch (MigrationException e) {
      return Stream.empty();
    }
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
