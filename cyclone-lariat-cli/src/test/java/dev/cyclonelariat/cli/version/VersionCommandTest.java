package dev.cyclonelariat.cli.version;

import static dev.cyclonelariat.cli.CommandRun.lariat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionCommandTest {

  private static final String JAVA = System.getProperty("java.version");

  @Test
  void showsTheVersionsOfLariatAndJava() {
    assertThat(lariat("version").out())
        .matches("lariat \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(Java \\Q" + JAVA + "\\E\\)\n");
    assertThat(lariat("--version")).isEqualTo(lariat("version"));
    assertThat(lariat("version").exitCode()).isZero();
  }

  @Test
  void showsThemToProgramsToo() {
    assertThat(lariat("version", "-o", "json").out())
        .matches("\\{\"version\":\"\\d+[^\"]+\",\"java\":\"\\Q" + JAVA + "\\E\"}\n");
  }
}
