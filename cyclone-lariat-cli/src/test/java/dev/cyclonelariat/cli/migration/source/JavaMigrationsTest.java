package dev.cyclonelariat.cli.migration.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.migration.MigrationDefinition;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaMigrationsTest {

  private final List<MigrationDefinition> onAJre =
      new JavaMigrations(List.of(Path.of("V1__UserCreated.java")), () -> null).definitions();

  @Test
  void aJreCannotCompileAndSaysWhatElseToDo() {
    assertThatThrownBy(() -> onAJre.get(0).maker().get())
        .hasMessageContainingAll("need a JDK", "--yaml", "--jar");
  }

  @Test
  void aJreWillDoWhereNamesAreEnough() {
    assertThat(onAJre).extracting(one -> one.name().title()).containsExactly("user_created");
  }
}
