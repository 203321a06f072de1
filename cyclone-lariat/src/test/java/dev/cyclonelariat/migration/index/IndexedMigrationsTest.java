package dev.cyclonelariat.migration.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.MigrationException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles applications with javac, and finds their migrations as they would. */
class IndexedMigrationsTest {

  private static final String FIRST =
      """
      package app;
      public final class V10__First extends dev.cyclonelariat.migration.Migration {
        @Override public void up() {}
      }
      """;

  private static final String SECOND =
      """
      package app;
      public final class V20__SecondOne extends Shared {}
      """;

  private static final String SHARED =
      """
      package app;
      abstract class Shared extends dev.cyclonelariat.migration.Migration {
        @Override public void up() {}
      }
      """;

  private static final String OTHER = "package app; public final class Other {}";

  @TempDir private Path folder;

  private void write(String name, String source) throws IOException {
    Path file = folder.resolve("src/app/" + name + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
  }

  private void compile(String processing, String... names) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-d", classes.toString()));
    options.addAll(
        List.of("-cp", classes + ":" + System.getProperty("java.class.path"), "-implicit:none"));
    options.addAll(List.of(processing.split(" ")));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var sources =
          files.getJavaFileObjectsFromPaths(
              Stream.of(names).map(name -> folder.resolve("src/app/" + name + ".java")).toList());
      assertThat(compiler.getTask(null, files, null, options, null, sources).call()).isTrue();
    }
  }

  private List<String> found() throws IOException {
    try (URLClassLoader loader = loader()) {
      return IndexedMigrations.of(loader).migrations().stream()
          .map(MigrationDefinition::name)
          .map(Object::toString)
          .toList();
    }
  }

  private URLClassLoader loader() throws IOException {
    URL classes = folder.resolve("classes").toUri().toURL();
    return new URLClassLoader(new URL[] {classes}, getClass().getClassLoader());
  }

  private static String processor() {
    return "-processor " + MigrationIndexProcessor.class.getName();
  }

  @Test
  void findsTheMigrationsThatWereCompiled() throws IOException {
    write("V10__First", FIRST);
    write("V20__SecondOne", SECOND);
    write("Shared", SHARED);
    write("Other", OTHER);
    compile(processor(), "V10__First", "V20__SecondOne", "Shared", "Other");

    assertThat(found()).containsExactly("10 first", "20 second_one");
  }

  @Test
  void javacFindsTheProcessorByItself() throws IOException {
    write("V10__First", FIRST);
    String full = Runtime.version().feature() < 21 ? "-Xlint:none" : "-proc:full";
    compile(full, "V10__First");

    assertThat(found()).containsExactly("10 first");
  }

  @Test
  void keepsTheOthersWhenOneIsCompiledAnew() throws IOException {
    write("V10__First", FIRST);
    write("V20__SecondOne", SECOND);
    write("Shared", SHARED);
    compile(processor(), "V10__First", "V20__SecondOne", "Shared");

    compile(processor(), "V10__First");
    assertThat(found()).containsExactly("10 first", "20 second_one");

    Files.delete(folder.resolve("classes/app/V20__SecondOne.class"));
    compile(processor(), "V10__First");
    assertThat(found()).containsExactly("10 first");
  }

  @Test
  void namesTheCompilersOptionWhenThereIsNoList() throws IOException {
    write("V10__First", FIRST);
    compile("-proc:none", "V10__First");

    assertThatThrownBy(this::found)
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("-proc:full")
        .hasMessageContaining("MigrationSource.of");
  }

  @Test
  void namesAClassThatIsNoMigration() throws IOException {
    write("Other", OTHER);
    compile("-proc:none", "Other");
    Path index = folder.resolve("classes/" + IndexedMigrations.FILE);
    Files.createDirectories(index.getParent());
    Files.writeString(index, "app.Other\n");

    assertThatThrownBy(this::found).hasMessageContaining("app.Other, which is none");
  }
}
