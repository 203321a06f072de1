package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.config.Setting;
import dev.cyclonelariat.cli.migration.source.FolderMigrations;
import dev.cyclonelariat.cli.migration.source.JarMigrations;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.MigrationSource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where migrations come from. */
final class SourceOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The folder of migrations, lariat/migrate unless set: Java and YAML files.")
  private @Nullable Path folder;

  @Option(
      names = "--jar",
      paramLabel = "JAR",
      description = "Run the migrations of this built application in place of those in a folder.")
  private @Nullable Path jar;

  /** What the options name, or else the environment; the folder is not looked at yet. */
  MigrationSource open(Shell shell) {
    if (folder != null && jar != null) {
      throw new ParameterException(spec.commandLine(), "--dir and --jar are mutually exclusive");
    }
    String built = shell.environment().getOrDefault(Setting.JAR.variable(), "");
    if (jar != null) {
      return JarMigrations.open(jar);
    } else if (folder == null && !built.isEmpty()) {
      return JarMigrations.open(Path.of(built));
    }
    return new FolderMigrations(folder == null ? folder(shell) : folder);
  }

  private static Path folder(Shell shell) {
    return Path.of(shell.environment().getOrDefault(Setting.MIGRATIONS.variable(), "."));
  }
}
