package dev.cyclonelariat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A worker runs in a JVM that has none of the libraries an application may leave out. */
class OptionalLibrariesTest {

  private static final List<String> OPTIONAL =
      List.of("io/micrometer", "io/opentelemetry", "io/sentry", "org/springframework");

  @Test
  void aWorkerWorksWithoutAnyOfThem() throws Exception {
    assertThat(run(classPath().filter(entry -> OPTIONAL.stream().noneMatch(entry::contains))))
        .containsExactly("handled event_user_created, trace 00-1-2-01");
  }

  /** So that the test above is known to leave something out. */
  @Test
  void withAllOfThemItWorksToo() throws Exception {
    assertThat(run(classPath()))
        .hasSize(5)
        .contains("handled event_user_created, trace 00-1-2-01", "io.sentry.IScopes is here");
  }

  private static Stream<String> classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(path.split(File.pathSeparator));
  }

  private static List<String> run(Stream<String> classPath)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath.collect(Collectors.joining(File.pathSeparator)),
                BareWorker.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).isZero();
    return said.lines().toList();
  }
}
