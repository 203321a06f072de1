package dev.cyclonelariat.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
  void othersOpenItByTheSharedUrlAndNoOther() throws Exception {
    try (DemoDatabase database = DemoDatabase.create(false)) {
      String url = database.share();

      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        assertThat(statement.executeQuery("SELECT * FROM outbox_messages").next()).isFalse();
      }
      String guessed = url.replaceFirst("[^/]*$", database.folder().resolve("demo").toString());
      assertThatThrownBy(() -> DriverManager.getConnection(guessed).close())
          .isInstanceOf(SQLException.class);
    }
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
