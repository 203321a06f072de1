package dev.cyclonelariat.cli;

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

/** A checkout with the script, and a Java and a Maven that only say how they were called. */
final class ScriptCheckout {

  private static final String JAVA =
      """
      #!/bin/sh
      case "$*" in *ArchiveClassesAtExit*) [ -e "$0.training" ] && . "$0.training"; exit 0 ;; esac
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
      [ -e "$0.fails" ] && { cat "$0.fails"; exit 1; }
      mkdir -p "$ROOT/cyclone-lariat-cli/target"
      echo jar >"$ROOT/cyclone-lariat-cli/target/cyclone-lariat-cli-1-all.jar"
      """;

  final Path folder;
  final Path root;
  final Path maven;
  final Path java;
  final Path source;
  final Path lock;

  /** What a run of the script leaves behind. */
  record Result(int exitCode, String out, String err) {}

  ScriptCheckout(Path folder) throws IOException {
    this.folder = folder;
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
    lock = root.resolve("cyclone-lariat-cli/target/lariat.lock");
  }

  private Path file(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
    return Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
  }

  static Path executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  void release(String version) throws IOException {
    Files.writeString(
        folder.resolve("jdk/release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
  }

  ProcessBuilder builder(String... args) {
    List<String> call = new ArrayList<>(List.of(root.resolve("lariat").toString()));
    call.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(call);
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    environment.put("PATH", maven.getParent() + ":/usr/bin:/bin");
    environment.put("ROOT", root.toString());
    return builder;
  }

  static Result run(ProcessBuilder builder) throws Exception {
    Path err = Files.createTempFile("lariat", ".err");
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().write("input".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Result result = new Result(process.waitFor(), out, Files.readString(err));
    Files.delete(err);
    return result;
  }

  Result lariat(String... args) throws Exception {
    return run(builder(args));
  }

  /** What Java does, in the shell's words, when it is to archive classes. */
  void trainingSays(String script) throws IOException {
    Files.writeString(java.resolveSibling("java.training"), script);
  }

  int trainings() throws IOException {
    return Files.readAllLines(java.resolveSibling("java.trainings")).size();
  }

  /** The names of what the script keeps of a build. */
  List<String> built() throws IOException {
    try (var files = Files.list(root.resolve("cyclone-lariat-cli/target/lariat"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  int builds() throws IOException {
    Path calls = maven.resolveSibling("mvn.calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  /** Makes a source newer than what was built from it. */
  void touchSource() throws IOException {
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
  }
}
