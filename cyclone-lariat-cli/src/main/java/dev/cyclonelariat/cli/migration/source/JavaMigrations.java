package dev.cyclonelariat.cli.migration.source;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.migration.InvalidMigrationException;
import dev.cyclonelariat.migration.Migration;
import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.MigrationName;
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

/**
 * Migrations in Java files. Their names are those of the files; all of them are compiled at once,
 * in memory, when the first is needed. For one thread.
 */
final class JavaMigrations {

  /** How the names of files begin that hold migrations; others hold what these share. */
  private static final String MIGRATION = "V[0-9].*";

  private static final String EXTENSION = ".java";

  private final List<Path> files;
  private final Supplier<@Nullable JavaCompiler> compilers;
  private @Nullable ClassMemory classes;

  /** With the compiler of this JDK. */
  JavaMigrations(List<Path> files) {
    this(files, ToolProvider::getSystemJavaCompiler);
  }

  JavaMigrations(List<Path> files, Supplier<@Nullable JavaCompiler> compilers) {
    this.files = List.copyOf(files);
    this.compilers = compilers;
  }

  /** All of them, not compiled yet. */
  List<MigrationDefinition> definitions() {
    return files.stream()
        .filter(file -> stem(file).matches(MIGRATION))
        .map(file -> new MigrationDefinition(MigrationName.parse(stem(file)), () -> make(file)))
        .toList();
  }

  /**
   * @throws CompilationException if the compiler does not take the files
   * @throws LariatException if there is no compiler, or the file holds no migration
   */
  private Migration make(Path file) {
    if (classes == null) {
      classes = compile();
    }
    Class<?> type =
        classes
            .find(stem(file))
            .filter(Migration.class::isAssignableFrom)
            .orElseThrow(
                () ->
                    new InvalidMigrationException(
                        file + ": must hold a class " + stem(file) + " that extends Migration"));
    return MigrationDefinition.of(type.asSubclass(Migration.class)).maker().get();
  }

  private ClassMemory compile() {
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
        ClassMemory memory = new ClassMemory(onDisk)) {
      boolean isCompiled =
          compiler
              .getTask(
                  null,
                  memory,
                  findings,
                  List.of("-proc:none", "-nowarn", "-sourcepath", "", "-classpath", classPath()),
                  null,
                  onDisk.getJavaFileObjectsFromPaths(files))
              .call();
      if (!isCompiled) {
        throw new CompilationException(errors(findings));
      }
      return memory;
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
    String message =
        finding.getMessage(Locale.ENGLISH).replaceAll("\\s*\\R\\s*", ", ").replaceAll("\\s+", " ");
    return file == null ? message : file.getName() + ":" + finding.getLineNumber() + ": " + message;
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - EXTENSION.length());
  }
}
