package dev.cyclonelariat.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoDatabaseTest {

  @Test
  void itsFolderGoesWithIt() throws IOException {
    DemoDatabase database = DemoDatabase.create(false);
    Path folder = database.folder();
    assertThat(folder.resolve("demo.mv.db")).exists();

    database.close();

    assertThat(folder).doesNotExist();
  }

  @Test
  void itsFolderCanBeKept() throws IOException {
    DemoDatabase database = DemoDatabase.create(true);

    database.close();

    Path file = database.folder().resolve("demo.mv.db");
    assertThat(file).exists();
    Files.delete(file);
    Files.delete(database.folder());
  }
}
