package dev.cyclonelariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.ScriptCheckout.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script at the root of the repository. */
class LariatScriptTest {

  private static final String COMPILER_ERROR =
      """
      [INFO] Building
      [ERROR] COMPILATION ERROR :
      [ERROR] /a/Message.java:[3,5] cannot find symbol
        symbol:   class Frob
      [ERROR] Failed to execute goal a:b:1:compile (default-compile) on project x: Compilation failure
      [ERROR] /a/Message.java:[3,5] cannot find symbol
      [ERROR]   symbol:   class Frob
      [ERROR]
      [ERROR] -> [Help 1]
      [ERROR]
      [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
      [ERROR] Re-run Maven using the -X switch to enable full debug logging.
      [ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/MojoFailureException
      """;

  @TempDir Path folder;
  private ScriptCheckout checkout;

  @BeforeEach
  void layOut() throws IOException {
    checkout = new ScriptCheckout(folder);
  }

  @Test
  void theFirstUseBuildsAndTheSecondOnlyRuns() throws Exception {
    Result first = checkout.lariat("version");
    Result second = checkout.lariat("version");

    assertThat(first.err()).isEqualTo("Building lariat (first use, about a minute)…\n");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).isEqualTo(first.out()).contains("[dev.cyclonelariat.cli.Main]");
    assertThat(checkout.builds()).isEqualTo(1);
    assertThat(Files.readString(checkout.maven.resolveSibling("mvn.calls")))
        .contains("-q", "-pl cyclone-lariat-cli -am package", "-P command,");
  }

  @Test
  void aJavaThatCrashesOverTheArchiveLeavesNoTraceAndIsAskedAgainAfterTheNextBuild()
      throws Exception {
    checkout.trainingSays(
        """
        echo x >>"$0.trainings"
        for word; do
          case $word in
            -XX:ErrorFile=*) crash=${word#*=} ;;
            -XX:ArchiveClassesAtExit=*) : >"${word#*=}" ;;
          esac
        done
        echo 'A fatal error has been detected' | tee "${crash:-hs_err_pid1.log}" >&2
        kill -ABRT $$
        """);
    ProcessBuilder builder = checkout.builder("version").directory(checkout.folder.toFile());

    Result first = ScriptCheckout.run(builder);
    ScriptCheckout.run(builder);

    assertThat(first.err()).isEqualTo("Building lariat (first use, about a minute)…\n");
    assertThat(first.exitCode()).isEqualTo(7);
    assertThat(checkout.folder.resolve("hs_err_pid1.log")).doesNotExist();
    assertThat(checkout.built())
        .noneMatch(name -> name.endsWith(".jsa") || name.endsWith(".crash"));
    assertThat(checkout.trainings()).isEqualTo(1);
    checkout.touchSource();
    ScriptCheckout.run(builder);
    assertThat(checkout.trainings()).isEqualTo(2);
  }

  @Test
  void theArchiveIsMadeOnceForEachBuild() throws Exception {
    checkout.trainingSays(
        """
        echo x >>"$0.trainings"
        for word; do case $word in -XX:ArchiveClassesAtExit=*) echo a >"${word#*=}" ;; esac; done
        exit 0
        """);

    checkout.lariat("version");
    checkout.lariat("version");

    assertThat(checkout.built()).anyMatch(name -> name.endsWith(".jsa"));
    assertThat(checkout.trainings()).isEqualTo(1);
  }

  @Test
  void argumentsInputAndExitCodePassThrough() throws Exception {
    Result result = checkout.lariat("publish", "a b", "", "\"*\"", "Ü");

    assertThat(result.out()).endsWith("[publish][a b][][\"*\"][Ü] UTF-8 input");
    assertThat(result.exitCode()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C", "xx_YY.UTF-8", "en_US", "C.UTF-8"})
  void javaReadsArgumentsAsUtf8WhateverTheLocale(String locale) throws Exception {
    ProcessBuilder builder = checkout.builder("version");
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
    builder.environment().put("LANG", locale);

    assertThat(ScriptCheckout.run(builder).out()).endsWith(" UTF-8 input");
    builder.environment().put("LC_ALL", locale);
    assertThat(ScriptCheckout.run(builder).out()).endsWith(" UTF-8 input");
  }

  @Test
  void changedSourcesAreBuiltAgain() throws Exception {
    checkout.lariat("version");
    checkout.touchSource();

    Result again = checkout.lariat("version");

    assertThat(again.err()).isEqualTo("Building lariat (sources have changed, about a minute)…\n");
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void aFailedBuildShowsWhatTheCompilerSaidAndIsTriedAgain() throws Exception {
    Path fails = mavenSays(COMPILER_ERROR);

    Result failed = checkout.lariat("version");
    Files.delete(fails);

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err())
        .startsWith(
            """
            Building lariat (first use, about a minute)…
            /a/Message.java:[3,5] cannot find symbol
            symbol:   class Frob
            lariat: the build failed; all that Maven said is in \
            """);
    assertThat(checkout.lariat("version").exitCode()).isEqualTo(7);
  }

  @Test
  void aBuildThatFailsOtherwiseShowsMavensReason() throws Exception {
    mavenSays(
        """
        [ERROR] Failed to execute goal on project x: Could not resolve dependencies -> [Help 1]
        [ERROR]
        [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
        [ERROR] [Help 1] http://cwiki.apache.org/confluence/x
        """);
    assertThat(checkout.lariat("version").err())
        .contains(
            "minute)…\n"
                + "Failed to execute goal on project x: Could not resolve dependencies\n"
                + "lariat: the build failed;");

    mavenSays("/usr/bin/mvn: line 3: no Java\n");
    assertThat(checkout.lariat("version").err())
        .contains("minute)…\n/usr/bin/mvn: line 3: no Java\nlariat: the build failed;");
  }

  private Path mavenSays(String text) throws IOException {
    return Files.writeString(checkout.maven.resolveSibling("mvn.fails"), text);
  }

  @Test
  void aBuildThatMakesNothingFailsOnce() throws Exception {
    checkout.lariat("version");
    checkout.touchSource();
    Files.writeString(
        checkout.maven, "#!/bin/sh\necho >>\"$0.calls\"\nrm -rf \"$ROOT\"/*/target/*.jar\n");

    Result failed = checkout.lariat("version");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err()).contains("lariat: the build made no command; ");
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    List<Process> running =
        Stream.of(
                checkout.builder("version"),
                checkout.builder("version"),
                checkout.builder("version"))
            .map(LariatScriptTest::start)
            .toList();
    for (Process process : running) {
      process.getOutputStream().close();
      assertThat(process.waitFor()).isEqualTo(7);
    }

    assertThat(checkout.builds()).isEqualTo(1);
    assertThat(checkout.lock).doesNotExist();
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
    Path lock = Files.createDirectories(checkout.lock);
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");

    assertThat(checkout.lariat("version").exitCode()).isEqualTo(7);
    assertThat(lock).doesNotExist();
  }

  @Test
  void itCanBeLinkedToAndCalledFromAnywhere() throws Exception {
    Path link =
        Files.createSymbolicLink(checkout.folder.resolve("lariat"), Path.of("the root/lariat"));
    ProcessBuilder builder = checkout.builder("version");
    builder.command().set(0, link.toString());

    assertThat(ScriptCheckout.run(builder.directory(checkout.folder.toFile())).exitCode())
        .isEqualTo(7);
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void aMissingOrOldJavaIsToldBeforeAnythingElse() throws Exception {
    checkout.release("11.0.2");
    assertFails(checkout.lariat("version"), "is version 11.0.2: lariat needs 17 or later");
    checkout.release("1.8.0_402");
    assertFails(checkout.lariat("version"), "is version 1.8.0_402: lariat needs 17 or later");
    Files.delete(checkout.java);
    assertFails(checkout.lariat("version"), "JAVA_HOME is ", "there is no bin/java in it");
    assertThat(checkout.builds()).isZero();
  }

  @Test
  void aJavaThatDoesNotTellItsVersionInAFileIsAsked() throws Exception {
    Files.delete(checkout.folder.resolve("jdk/release"));

    assertThat(checkout.lariat("version").exitCode()).isEqualTo(7);
  }

  @Test
  void javaIsFoundOnThePathToo() throws Exception {
    ProcessBuilder builder = checkout.builder("version");
    builder.environment().remove("JAVA_HOME");
    builder.environment().merge("PATH", checkout.java.getParent() + ":", (path, jdk) -> jdk + path);

    assertThat(ScriptCheckout.run(builder).exitCode()).isEqualTo(7);
  }

  @Test
  void withoutMavenItSaysSo() throws Exception {
    Path tools = checkout.folder.resolve("tools");
    ScriptCheckout.executable(tools.resolve("bash"), "#!/bin/sh\nexec /bin/bash \"$@\"\n");
    for (String tool :
        List.of("dirname", "basename", "readlink", "grep", "mkdir", "rm", "find", "head")) {
      ScriptCheckout.executable(
          tools.resolve(tool), "#!/bin/sh\nPATH=/usr/bin:/bin; exec " + tool + " \"$@\"\n");
    }
    ProcessBuilder builder = checkout.builder("version");
    builder.environment().put("PATH", tools.toString());

    assertFails(ScriptCheckout.run(builder), "there is no Maven to build it with");
  }

  private static void assertFails(Result result, String... problems) {
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("lariat: ").contains(problems).hasLineCount(1);
  }
}
