package dev.cyclonelariat.cli.install;

import static dev.cyclonelariat.cli.CommandRun.lariat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallCommandTest {

  @TempDir private Path project;

  private Result install(String... more) {
    return lariat(
        Stream.concat(Stream.of("install", project.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(project)) {
      return all.filter(Files::isRegularFile)
          .map(file -> project.relativize(file).toString())
          .map(name -> name.replaceFirst("V[0-9]{14}", "V14"))
          .sorted()
          .toList();
    }
  }

  @Test
  void writesWhatAProjectBeginsWithAndSaysWhatComesNext() throws IOException {
    Result result = install();

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(files())
        .containsExactly(
            "lariat.yml",
            "lariat/migrate/V14__UserCreated.java",
            "lariat/sql/inbox.sql",
            "lariat/sql/versions.sql");
    assertThat(result.out())
        .contains("wrote " + project.resolve("lariat.yml"), "Next:", "lariat doctor");
  }

  @Test
  void theSettingsItWritesAreTaken() {
    install();

    Result config = lariat("config", "--config", project.resolve("lariat.yml").toString());

    assertThat(config.exitCode()).isZero();
    assertThat(config.out())
        .contains("my_app", project.resolve("lariat/migrate").toString())
        .contains(project.resolve("lariat/versions.json").toString());
  }

  @Test
  void allThatIsCommentedOutIsTakenTooOnceItIsNot() throws IOException {
    install();
    Path file = project.resolve("lariat.yml");
    Files.writeString(file, Files.readString(file).replaceAll("(?m)^#(?=\\S|  )", ""));

    Result config = lariat("config", "--config", file.toString(), "--env", "production");

    assertThat(config.err()).isEmpty();
    assertThat(config.out()).contains("123456789012", "eu-west-1", "http://127.0.0.1:4566");
  }

  @Test
  void anApplicationsFilesGoWhereItCompilesThemAndFlywayFindsThem() throws IOException {
    install("--adapter", "spring", "--database", "h2");

    assertThat(files())
        .containsExactly(
            "lariat.yml",
            "src/main/java/lariat/migrate/V14__UserCreated.java",
            "src/main/resources/db/migration/V1__lariat_inbox.sql",
            "src/main/resources/db/migration/V2__lariat_versions.sql");
    assertThat(lariat("config", "--config", project.resolve("lariat.yml").toString()).out())
        .contains("src/main/java/lariat/migrate");
  }

  @Test
  void whatExistsIsKeptUnlessItIsForced() throws IOException {
    Path file = project.resolve("lariat.yml");
    Files.writeString(file, "publisher: users\n");

    Result kept = install();
    assertThat(kept.out()).contains("kept " + file + ", which exists (--force replaces it)");
    assertThat(file).hasContent("publisher: users");

    Result forced = install("--force");
    assertThat(forced.out()).contains("wrote " + file).doesNotContain("kept");
    assertThat(Files.readString(file)).contains("publisher: my_app");
    assertThat(files()).filteredOn(name -> name.endsWith(".java")).hasSize(1);
  }

  @Test
  void tellsProgramsToo() {
    assertThat(install("-o", "json").out())
        .startsWith("{\"written\":[\"")
        .endsWith("\"kept\":[]}\n");
  }
}
