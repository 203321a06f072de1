package dev.cyclonelariat.cli.install;

import dev.cyclonelariat.cli.database.DatabaseOption;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.MigrationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Writes the files that a project begins with. */
@Command(
    name = "install",
    sortOptions = false,
    description = {
      "Write the first files into a project: lariat.yml with comments, a folder of migrations with an"
          + " example, and the SQL scripts of the inbox's tables and of those that remember"
          + " migrations.",
      "Files that exist are kept, and named."
    },
    footer = {
      "",
      "Examples:",
      "  lariat install",
      "  lariat install --database mariadb",
      "  lariat install --adapter spring ../shop"
    })
public final class InstallCommand implements Callable<Integer> {

  private static final DateTimeFormatter VERSION =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

  private final Shell shell;
  private final Clock clock;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = "",
      description = "The project's folder; this one unless said.")
  private Path folder;

  @Option(
      names = "--adapter",
      paramLabel = "ADAPTER",
      defaultValue = "jdbc",
      converter = AdapterConverter.class,
      description =
          "jdbc (unless said): all under lariat. spring: migrations among the application's"
              + " classes, scripts where Flyway finds them.")
  private Adapter adapter;

  @Mixin private DatabaseOption database;

  @Option(names = "--force", description = "Write over files that exist.")
  private boolean force;

  @Mixin private OutputOption output;

  /** Writes files, and says so to this shell. */
  public InstallCommand(Shell shell, Clock clock) {
    this.shell = shell;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    MigrationName example =
        new MigrationName(MigrationVersion.parse(VERSION.format(now)), "user_created");
    List<String> written = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (Map.Entry<Path, String> file :
        new NewFiles(folder, adapter, database.dialect()).texts(example).entrySet()) {
      if (Files.exists(file.getKey()) && !force) {
        kept.add(file.getKey().toString());
      } else {
        write(file.getKey(), file.getValue());
        written.add(file.getKey().toString());
      }
    }
    output.print(
        shell, text(written, kept), new Fields().with("written", written).with("kept", kept));
    return ExitCode.OK;
  }

  private static void write(Path file, String text) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, text);
  }

  private String text(List<String> written, List<String> kept) {
    StringBuilder text = new StringBuilder();
    written.forEach(file -> text.append("wrote ").append(file).append('\n'));
    kept.forEach(
        file -> text.append("kept ").append(file).append(", which exists (--force replaces it)\n"));
    return text.append(
            """

            Next:
              1. Fill in lariat.yml; lariat config shows what is set, lariat doctor what is missing.
              2. Run the scripts in your database, where an inbox or migrations shall use it.
              3. Try the migrations out: run lariat local in one terminal, paste the lines that it
                 prints into another, and run lariat migrate there.""")
        .toString();
  }

  /** Takes adapters in lower case. */
  static final class AdapterConverter implements ITypeConverter<Adapter> {

    @Override
    public Adapter convert(String value) {
      if (!Adapter.WORDS.contains(value)) {
        throw new TypeConversionException(
            "expected " + String.join(" or ", Adapter.WORDS) + " but was '" + value + "'");
      }
      return Adapter.valueOf(value.toUpperCase(Locale.ROOT));
    }
  }
}
