package dev.cyclonelariat.cli.install;

import dev.cyclonelariat.inbox.InboxSchema;
import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.store.MigrationSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The files that a project begins with. */
final class NewFiles {

  private static final Map<Dialect, String> URLS =
      Map.of(
          Dialect.POSTGRESQL, "jdbc:postgresql://localhost/my_app",
          Dialect.MYSQL, "jdbc:mariadb://localhost/my_app",
          Dialect.H2, "jdbc:h2:./my_app;MODE=PostgreSQL;WRITE_DELAY=0");

  private final Path folder;
  private final Adapter adapter;
  private final Dialect database;

  NewFiles(Path folder, Adapter adapter, Dialect database) {
    this.folder = folder;
    this.adapter = adapter;
    this.database = database;
  }

  /**
   * Their texts by their paths.
   *
   * @param example what the example is called; it is left out where there are migrations already
   */
  Map<Path, String> texts(MigrationName example) throws IOException {
    Map<Path, String> texts = new LinkedHashMap<>();
    texts.put(
        folder.resolve("lariat.yml"),
        Template.text(
            "lariat.yml",
            Map.of(
                "DIR", adapter.migrations(),
                "DB", URLS.get(database),
                "STATE", "lariat/versions.json")));
    Path migrations = folder.resolve(adapter.migrations());
    if (isEmpty(migrations)) {
      texts.put(
          migrations.resolve(example.className() + ".java"),
          Template.text("example.java.txt", Map.of("CLASS", example.className())));
    }
    texts.put(folder.resolve(adapter.inbox()), InboxSchema.script(database));
    texts.put(folder.resolve(adapter.versions()), MigrationSchema.script(database));
    return texts;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.noneMatch(file -> String.valueOf(file.getFileName()).startsWith("V"));
    }
  }
}
