package dev.cyclonelariat.cli.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.migration.index.MigrationIndexProcessor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Builds an application with migrations, as Maven would. */
final class BuiltApplication {

  private BuiltApplication() {}

  /** Compiles all Java files of a folder, with the processor that lists migrations. */
  static Path classes(Path sources, Path target) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Files.createDirectories(target);
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        Stream<Path> found = Files.list(sources)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              files,
              null,
              List.of("-d", target.toString(), "-classpath", System.getProperty("java.class.path")),
              null,
              files.getJavaFileObjectsFromPaths(found.toList()));
      task.setProcessors(List.of(new MigrationIndexProcessor()));
      assertThat(task.call()).isTrue();
    }
    return target;
  }

  /** Packs classes under a prefix, such as Spring Boot's. */
  static Path jar(Path classes, Path jar, String prefix) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out);
        Stream<Path> found = Files.walk(classes)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        packed.putNextEntry(new JarEntry(prefix + classes.relativize(file)));
        Files.copy(file, packed);
      }
    }
    return jar;
  }
}
