package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.local.LocalSnsSqs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A plan over many migrations in Java, the whole process, against {@code javac} alone. */
final class MigrationsBenchmark implements Benchmark {

  private static final int FILES = 200;
  private static final String COMMAND = "cyclone-lariat-cli/target/lariat/lariat.jar";

  private static final String MIGRATION =
      """
      package lariat.migrate;

      import dev.cyclonelariat.migration.Migration;

      public final class VNUMBER__Type extends Migration {

        @Override
        public void up() {
          create(topic("type_NUMBER"));
          create(queue("type_NUMBER").dest("mailer"));
          subscribe(topic("type_NUMBER"), queue("type_NUMBER").dest("mailer"));
        }
      }
      """;

  @Override
  public String name() {
    return "migrations";
  }

  @Override
  public void run(Consumer<Figure> figures) throws Exception {
    Path folder = Files.createTempDirectory("lariat");
    try (LocalSnsSqs local = LocalSnsSqs.start()) {
      Path sources = write(folder.resolve("migrate"));
      Path classes = Files.createDirectory(folder.resolve("classes"));
      Map<String, String> environment =
          Map.of(
              "APP_NAME",
              "users",
              "LARIAT_DIR",
              sources.toString(),
              "LARIAT_STATE_FILE",
              folder.resolve("state.json").toString());
      figures.accept(
          new Comparison("lariat plan over 200 files, the whole process", "javac of these files")
              .warmUps(2)
              .time("at most 3", () -> plan(local, environment), () -> compile(sources, classes)));
    } finally {
      delete(folder);
    }
  }

  private static Path write(Path sources) throws IOException {
    Files.createDirectory(sources);
    for (int i = 1; i <= FILES; i++) {
      Files.writeString(
          sources.resolve("V" + i + "__Type.java"),
          MIGRATION.replace("NUMBER", Integer.toString(i)));
    }
    return sources;
  }

  private static long plan(LocalSnsSqs local, Map<String, String> environment)
      throws IOException, InterruptedException {
    String out = LariatProcess.run(local, environment, "plan");
    if (!out.endsWith(FILES + " migrations, " + 3 * FILES + " steps\n")) {
      throw new IllegalStateException("Not all migrations were planned: " + out);
    }
    return 1;
  }

  private static long compile(Path sources, Path classes) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(List.of("-proc:none", "-cp", COMMAND, "-d", classes.toString()));
    try (Stream<Path> files = Files.list(sources)) {
      files.sorted().map(Path::toString).forEach(command::add);
    }
    LocalProcesses.finish(new ProcessBuilder(command).inheritIO().start());
    return 1;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
