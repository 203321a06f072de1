package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.config.Setting;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.MigrationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a migration to begin with. */
@Command(
    name = "migration",
    sortOptions = false,
    description = {
      "Write a migration to begin with: a Java class, or a YAML file, which needs no compiler.",
      "Its version is the time now, in UTC."
    },
    footer = {
      "",
      "Examples:",
      "  lariat generate migration user_created_queue",
      "  lariat generate migration user_created_queue --yaml",
      "  lariat generate migration mailer --dir src/main/java/lariat/migrate"
    })
final class GenerateMigrationCommand implements Callable<Integer> {

  private static final DateTimeFormatter VERSION =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

  private final Shell shell;
  private final Clock clock;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "What it does, in words of a-z, 0-9 and _.")
  private String title;

  @Option(names = "--yaml", description = "Write a YAML file.")
  private boolean yaml;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Into this folder; lariat/migrate unless set.")
  private @Nullable Path folder;

  @Mixin private OutputOption output;

  GenerateMigrationCommand(Shell shell) {
    this(shell, Clock.systemUTC());
  }

  GenerateMigrationCommand(Shell shell, Clock clock) {
    this.shell = shell;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Path target = folder == null ? folder() : folder;
    MigrationName name = name(freeVersion(target));
    Path file = target.resolve(yaml ? name.fileName() + ".yaml" : name.className() + ".java");
    Files.createDirectories(target);
    Files.writeString(
        file,
        yaml ? MigrationTemplate.yaml(name) : MigrationTemplate.java(name),
        StandardOpenOption.CREATE_NEW);
    output.print(
        shell,
        "Wrote " + file + ". Say in it what shall change; lariat plan shows what that means",
        new Fields().with("file", file.toString()).with("version", name.version().value()));
    return ExitCode.OK;
  }

  private MigrationName name(long version) {
    try {
      return new MigrationName(new MigrationVersion(version), title);
    } catch (MigrationException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private Path folder() {
    return Path.of(shell.environment().getOrDefault(Setting.MIGRATIONS.variable(), "."));
  }

  /** The time now, or the first second after it that no other migration has. */
  private long freeVersion(Path target) throws IOException {
    for (ZonedDateTime time = clock.instant().atZone(ZoneOffset.UTC);
        ;
        time = time.plusSeconds(1)) {
      String version = time.format(VERSION);
      if (isFree(target, "V" + version + "__")) {
        return Long.parseLong(version);
      }
    }
  }

  private static boolean isFree(Path target, String prefix) throws IOException {
    if (!Files.isDirectory(target)) {
      return true;
    }
    try (Stream<Path> files = Files.list(target)) {
      return files.noneMatch(file -> String.valueOf(file.getFileName()).startsWith(prefix));
    }
  }
}
