package dev.cyclonelariat.cli.migration.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaMigrationsTest {

  private final JavaMigrations onAJre = new JavaMigrations(() -> null);

  @Test
  void aJreCannotCompileAndSaysWhatElseToDo() {
    assertThatThrownBy(() -> onAJre.compile(List.of(Path.of("V1__A.java"))))
        .hasMessageContainingAll("need a JDK", "--yaml", "--jar");
  }

  @Test
  void aJreWillDoWhereThereIsNothingToCompile() {
    assertThat(onAJre.compile(List.of())).isEmpty();
  }
}
