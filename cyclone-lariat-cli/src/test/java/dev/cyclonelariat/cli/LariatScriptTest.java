package dev.cyclonelariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script at the root, with a Java and a Maven that only say how they were called. */
class LariatScriptTest {

  private static final String JAVA =
      """
      #!/bin/sh
      case "$*" in *ArchiveClassesAtExit*) exit 0 ;; esac
      [ "$1" = -version ] && { echo 'openjdk version "17.0.1"' >&2; exit; }
      for word; do printf '[%s]' "$word"; done
      printf ' %s ' "$(locale charmap)"
      cat
      exit 7
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$*" >>"$0.calls"
      [ -e "$0.fails" ] && { echo '[ERROR] no such symbol'; echo '[INFO] more'; exit 1; }
      mkdir -p "$ROOT/cyclone-lariat-cli/target"
      echo jar >"$ROOT/cyclone-lariat-cli/target/cyclone-lariat-cli-1-all.jar"
      """;

  @TempDir Path folder;
  private Path root;
  private Path maven;
  private Path java;
  private Path source;

  record Result(int exitCode, String out, String err) {}

  @BeforeEach
  void layOut() throws IOException {
    root = Files.createDirectories(folder.resolve("the root"));
    executable(root.resolve("lariat"), Files.readString(Path.of("..", "lariat")));
    maven = executable(folder.resolve("maven/mvn"), MAVEN);
    java = executable(folder.resolve("jdk/bin/java"), JAVA);
    release("17.0.1");
    file("pom.xml");
    for (String module : List.of("-bom", "-local", "", "-cli")) {
      file("cyclone-lariat" + module + "/pom.xml");
    }
    source = file("cyclone-lariat/src/main/java/Message.java");
    file("cyclone-lariat-cli/src/main/java/Main.java");
  }

  private Path file(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
    return Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
  }

  private static Path executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void release(String version) throws IOException {
    Files.writeString(
        folder.resolve("jdk/release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
  }

  private ProcessBuilder builder(String... args) {
    List<String> call = new ArrayList<>(List.of(root.resolve("lariat").toString()));
    call.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(call);
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    environment.put("PATH", maven.getParent() + ":/usr/bin:/bin");
    environment.put("ROOT", root.toString());
    return builder;
  }

  private static Result run(ProcessBuilder builder) throws Exception {
    Path err = Files.createTempFile("lariat", ".err");
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().write("input".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Result result = new Result(process.waitFor(), out, Files.readString(err));
    Files.delete(err);
    return result;
  }

  private Result lariat(String... args) throws Exception {
    return run(builder(args));
  }

  private int builds() throws IOException {
    Path calls = maven.resolveSibling("mvn.calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  @Test
  void theFirstUseBuildsAndTheSecondOnlyRuns() throws Exception {
    Result first = lariat("version");
    Result second = lariat("version");

    assertThat(first.err()).isEqualTo("Building lariat (first use, about a minute)…\n");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).isEqualTo(first.out()).contains("[dev.cyclonelariat.cli.Main]");
    assertThat(builds()).isEqualTo(1);
    assertThat(Files.readString(maven.resolveSibling("mvn.calls")))
        .contains("-q", "-pl cyclone-lariat-cli -am package", "-P command,");
  }

  @Test
  void argumentsInputAndExitCodePassThrough() throws Exception {
    Result result = lariat("publish", "a b", "", "\"*\"", "Ü");

    assertThat(result.out()).endsWith("[publish][a b][][\"*\"][Ü] UTF-8 input");
    assertThat(result.exitCode()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C", "xx_YY.UTF-8", "en_US", "C.UTF-8"})
  void javaReadsArgumentsAsUtf8WhateverTheLocale(String locale) throws Exception {
    ProcessBuilder builder = builder("version");
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
    builder.environment().put("LANG", locale);

    assertThat(run(builder).out()).endsWith(" UTF-8 input");
    builder.environment().put("LC_ALL", locale);
    assertThat(run(builder).out()).endsWith(" UTF-8 input");
  }

  @Test
  void changedSourcesAreBuiltAgain() throws Exception {
    lariat("version");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

    Result again = lariat("version");

    assertThat(again.err()).isEqualTo("Building lariat (sources have changed, about a minute)…\n");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aFailedBuildShowsWhatMavenSaidAndIsTriedAgain() throws Exception {
    Path fails = Files.createFile(maven.resolveSibling("mvn.fails"));

    Result failed = lariat("version");
    Files.delete(fails);

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err())
        .contains("[ERROR] no such symbol\nlariat: the build failed; all that Maven said is in ")
        .doesNotContain("[INFO]");
    assertThat(lariat("version").exitCode()).isEqualTo(7);
  }

  @Test
  void aBuildThatMakesNothingFailsOnce() throws Exception {
    lariat("version");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    Files.writeString(maven, "#!/bin/sh\necho >>\"$0.calls\"\nrm -rf \"$ROOT\"/*/target/*.jar\n");

    Result failed = lariat("version");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err()).contains("lariat: the build made no command; ");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    List<Process> running =
        Stream.of(builder("version"), builder("version"), builder("version"))
            .map(LariatScriptTest::start)
            .toList();
    for (Process process : running) {
      process.getOutputStream().close();
      assertThat(process.waitFor()).isEqualTo(7);
    }

    assertThat(builds()).isEqualTo(1);
    assertThat(root.resolve("cyclone-lariat-cli/target/lariat.lock")).doesNotExist();
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void theLockOfABuildThatWasKilledIsTakenOver() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path lock = Files.createDirectories(root.resolve("cyclone-lariat-cli/target/lariat.lock"));
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");

    assertThat(lariat("version").exitCode()).isEqualTo(7);
    assertThat(lock).doesNotExist();
  }

  @Test
  void itCanBeLinkedToAndCalledFromAnywhere() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("lariat"), Path.of("the root/lariat"));
    ProcessBuilder builder = builder("version");
    builder.command().set(0, link.toString());

    assertThat(run(builder.directory(folder.toFile())).exitCode()).isEqualTo(7);
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aMissingOrOldJavaIsToldBeforeAnythingElse() throws Exception {
    release("11.0.2");
    assertFails(lariat("version"), "is version 11.0.2: lariat needs 17 or later");
    release("1.8.0_402");
    assertFails(lariat("version"), "is version 1.8.0_402: lariat needs 17 or later");
    Files.delete(java);
    assertFails(lariat("version"), "JAVA_HOME is ", "there is no bin/java in it");
    assertThat(builds()).isZero();
  }

  @Test
  void aJavaThatDoesNotTellItsVersionInAFileIsAsked() throws Exception {
    Files.delete(folder.resolve("jdk/release"));

    assertThat(lariat("version").exitCode()).isEqualTo(7);
  }

  @Test
  void javaIsFoundOnThePathToo() throws Exception {
    ProcessBuilder builder = builder("version");
    builder.environment().remove("JAVA_HOME");
    builder.environment().merge("PATH", java.getParent() + ":", (path, jdk) -> jdk + path);

    assertThat(run(builder).exitCode()).isEqualTo(7);
  }

  @Test
  void withoutMavenItSaysSo() throws Exception {
    Path tools = folder.resolve("tools");
    executable(tools.resolve("bash"), "#!/bin/sh\nexec /bin/bash \"$@\"\n");
    for (String tool :
        List.of("dirname", "basename", "readlink", "grep", "mkdir", "rm", "find", "head")) {
      executable(tools.resolve(tool), "#!/bin/sh\nPATH=/usr/bin:/bin; exec " + tool + " \"$@\"\n");
    }
    ProcessBuilder builder = builder("version");
    builder.environment().put("PATH", tools.toString());

    assertFails(run(builder), "there is no Maven to build it with");
  }

  private static void assertFails(Result result, String... problems) {
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("lariat: ").contains(problems).hasLineCount(1);
  }
}
