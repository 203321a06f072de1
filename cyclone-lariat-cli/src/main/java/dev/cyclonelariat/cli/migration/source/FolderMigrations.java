package dev.cyclonelariat.cli.migration.source;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.migration.yaml.YamlMigration;
import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.MigrationSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The migrations in a folder, read once and when they are needed: Java files, compiled only where
 * more than their names is needed, and YAML files. For one thread.
 */
public final class FolderMigrations implements MigrationSource {

  private final Path folder;
  private @Nullable List<MigrationDefinition> definitions;

  /** Those in this folder. It is not looked at before they are needed. */
  public FolderMigrations(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<MigrationDefinition> migrations() {
    if (definitions == null) {
      definitions = read();
    }
    return definitions;
  }

  private List<MigrationDefinition> read() {
    List<Path> java = new ArrayList<>();
    List<MigrationDefinition> all = new ArrayList<>();
    for (Path file : files()) {
      String name = file.toString();
      if (name.endsWith(".java")) {
        java.add(file);
      } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
        all.add(YamlMigration.read(file));
      }
    }
    all.addAll(new JavaMigrations(java).definitions());
    return List.copyOf(all);
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      throw new LariatException(
          folder
              + ": there is no such folder of migrations: lariat generate migration NAME writes the"
              + " first one, and --dir names another");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new LariatException(folder + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
