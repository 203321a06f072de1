package dev.cyclonelariat.cli.migration.source;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.migration.Migration;
import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.MigrationException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles migrations in memory, all of them at once. */
final class JavaMigrations {

  /** How the names of files begin that hold migrations; others hold what these share. */
  private static final String MIGRATION = "V[0-9].*";

  private static final String EXTENSION = ".java";

  private final Supplier<@Nullable JavaCompiler> compilers;

  /** With the compiler of this JDK. */
  JavaMigrations() {
    this(ToolProvider::getSystemJavaCompiler);
  }

  JavaMigrations(Supplier<@Nullable JavaCompiler> compilers) {
    this.compilers = compilers;
  }

  /**
   * Those in some files.
   *
   * @throws CompilationException if the compiler does not take them
   * @throws LariatException if there is no compiler, or a file holds no migration
   */
  List<MigrationDefinition> compile(List<Path> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    JavaCompiler compiler = compilers.get();
    if (compiler == null) {
      throw new LariatException(
          "Migrations in Java need a JDK to compile them, and "
              + System.getProperty("java.home")
              + " has no compiler: run this with a JDK, write migrations in YAML (lariat generate"
              + " migration --yaml), or run those of a built application with --jar");
    }
    DiagnosticCollector<JavaFileObject> findings = new DiagnosticCollector<>();
    try (StandardJavaFileManager onDisk =
            compiler.getStandardFileManager(findings, Locale.ENGLISH, StandardCharsets.UTF_8);
        ClassMemory classes = new ClassMemory(onDisk)) {
      boolean isCompiled =
          compiler
              .getTask(
                  null,
                  classes,
                  findings,
                  List.of("-proc:none", "-nowarn", "-sourcepath", "", "-classpath", classPath()),
                  null,
                  onDisk.getJavaFileObjectsFromPaths(files))
              .call();
      if (!isCompiled) {
        throw new CompilationException(errors(findings));
      }
      return files.stream()
          .filter(file -> stem(file).matches(MIGRATION))
          .map(file -> definition(file, classes))
          .toList();
    } catch (IOException e) {
      throw new LariatException("Migrations cannot be compiled: " + e.getMessage(), e);
    }
  }

  /** The jar that holds the library, which may also be the whole command. */
  private static String classPath() {
    try {
      return Path.of(Migration.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          + File.pathSeparator
          + System.getProperty("java.class.path");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The path of a jar", e);
    }
  }

  private static List<String> errors(DiagnosticCollector<JavaFileObject> findings) {
    return findings.getDiagnostics().stream()
        .filter(finding -> finding.getKind() == Diagnostic.Kind.ERROR)
        .map(JavaMigrations::text)
        .toList();
  }

  private static String text(Diagnostic<? extends JavaFileObject> finding) {
    JavaFileObject file = finding.getSource();
    String message = finding.getMessage(Locale.ENGLISH).replaceAll("\\s+", " ");
    return file == null ? message : file.getName() + ":" + finding.getLineNumber() + ": " + message;
  }

  private static MigrationDefinition definition(Path file, ClassMemory classes) {
    Class<?> type =
        classes
            .find(stem(file))
            .filter(Migration.class::isAssignableFrom)
            .orElseThrow(
                () ->
                    new MigrationException(
                        file + ": must hold a class " + stem(file) + " that extends Migration"));
    return MigrationDefinition.of(type.asSubclass(Migration.class));
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - EXTENSION.length());
  }
}
