package dev.cyclonelariat.cli.migration;

import static dev.cyclonelariat.cli.migration.MigrationFolder.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations of a built application. */
class JarTest {

  @TempDir private Path root;

  private final LocalBroker broker = new LocalBroker();
  private MigrationFolder folder;
  private Path classes;

  @BeforeEach
  void build() throws IOException {
    folder = new MigrationFolder(broker, root);
    folder.java("V1__Topic", "create(topic(\"user_created\"));");
    classes = BuiltApplication.classes(folder.migrations(), root.resolve("classes"));
  }

  @AfterEach
  void close() {
    broker.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "BOOT-INF/classes/"})
  void areRunThroughTheirIndex(String prefix) throws IOException {
    String jar = BuiltApplication.jar(classes, root.resolve("app.jar"), prefix).toString();
    folder.java("V2__InTheFolder", "create(topic(\"other\"));");

    assertThat(folder.run("migrate", "--yes", "--jar", jar).out())
        .isEqualTo("Applied 1 migration, 1 step\n");
    assertThat(folder.command().environment("LARIAT_JAR", jar).run("status").outLines()).hasSize(2);
    assertThat(broker.local().topology().current().topics())
        .singleElement()
        .hasFieldOrPropertyWithValue("name", TOPIC);
    assertThat(folder.run("rollback", "--yes", "--jar", jar).exitCode()).isZero();
  }

  @Test
  void aFolderOfClassesWillDo() {
    assertThat(folder.run("plan", "--jar", classes.toString()).out()).contains(TOPIC);
  }

  @Test
  void aFolderThatIsNamedCountsBeforeAJarThatIsSet() {
    Result result =
        folder
            .command()
            .environment("LARIAT_JAR", "/nowhere.jar")
            .run("status", "--dir", folder.migrations().toString());

    assertThat(result.outLines()).hasSize(2);
    assertThat(folder.run("status", "--dir", "a", "--jar", "b").exitCode()).isEqualTo(2);
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    assertThat(folder.run("status", "--jar", "none.jar").err())
        .contains("none.jar: there is no such jar");
    Files.delete(classes.resolve("META-INF/lariat/migrations"));
    assertThat(folder.run("status", "--jar", classes.toString()).err())
        .contains(classes + ": ", "-proc:full");
  }
}
