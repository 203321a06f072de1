package dev.cyclonelariat.cli.takeover;

import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.aws.AwsSession;
import dev.cyclonelariat.cli.aws.NamingOptions;
import dev.cyclonelariat.cli.config.Setting;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.migration.Approval;
import dev.cyclonelariat.cli.migration.OpenStore;
import dev.cyclonelariat.cli.migration.StoreOptions;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.cli.takeover.source.JavaSource;
import dev.cyclonelariat.cli.takeover.source.MigrationWriter;
import dev.cyclonelariat.cli.takeover.source.YamlSource;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.run.Migrator;
import dev.cyclonelariat.migration.status.MigrationStatus;
import dev.cyclonelariat.migration.takeover.ExistingTopology;
import dev.cyclonelariat.resource.Account;
import dev.cyclonelariat.resource.Naming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes migrations for what exists, and takes it over if that is asked for. */
@Command(
    name = "import",
    sortOptions = false,
    description = {
      "Write migrations for the topics, queues and subscriptions that exist and that no migration"
          + " declares, in an order that makes the same of an empty account.",
      "They are not applied here, since all that is there already. With --adopt it becomes yours too:"
          + " topics and queues get the tag lariat_owner, the Ruby gem's policy statement, which lets"
          + " everybody do everything, gives way to one that lets subscribed topics send, and the"
          + " migrations count as applied. Without --adopt, lariat baseline declares them applied.",
      "What belongs to the migrations of other applications is left out; so is what a migration in the"
          + " folder declares, be it applied or not. Nothing is overwritten."
    },
    footer = {
      AwsOptions.ENVIRONMENT,
      StoreOptions.VARIABLES,
      "  APP_NAME, INSTANCE            what names are made of; the first owns what is adopted",
      "",
      "Examples:",
      "  lariat import",
      "  lariat import --filter 'production-*-users-*' --yaml",
      "  lariat import --filter 'production-*' --adopt --yes"
    })
public final class ImportCommand implements Callable<Integer> {

  /** More would be hard to read, and the Java compiler takes so much in one method only. */
  private static final int MOST_STEPS = 100;

  private static final DateTimeFormatter VERSION =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

  private final Shell shell;
  private final Clock clock;

  @Option(
      names = "--filter",
      paramLabel = "PATTERN",
      description = "Only topics and queues of such names; * and ? stand for anything. Repeatable.")
  private List<String> filters = List.of();

  @Option(names = "--adopt", description = "Take it over, and declare the migrations applied.")
  private boolean adopt;

  @Option(names = "--yaml", description = "Write YAML in place of Java.")
  private boolean yaml;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The folder to write to, lariat/migrate unless set.")
  private @Nullable Path folder;

  @Mixin private Approval approval;
  @Mixin private StoreOptions store;
  @Mixin private LoginOptions login;
  @Mixin private NamingOptions naming;
  @Mixin private AwsOptions aws;
  @Mixin private OutputOption output;

  /** Writes files, and says so to this shell. */
  public ImportCommand(Shell shell, Clock clock) {
    this.shell = shell;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    LariatSettings settings =
        naming.required(aws.settings(shell.environment()), "Whose topology is it");
    try (AwsSession session = new AwsSession(settings);
        OpenStore opened = store.open(login, shell)) {
      MigrationFolder files =
          new MigrationFolder(
              folder == null
                  ? Path.of(shell.environment().getOrDefault(Setting.MIGRATIONS.variable(), ""))
                  : folder);
      Migrator migrator =
          session.lariat().migrations(opened.store()).source(files.source()).build();
      ExistingTopology existing = migrator.existing(new NameFilter(filters));
      Plan plan = existing.plan("imported", version(migrator), MOST_STEPS);
      if (adopt && !plan.isEmpty()) {
        approval.require(
            shell, plan.operations().stream().map(Imported::shown).toList(), "Take all this over");
      }
      List<MigrationStatus> pending =
          migrator.status().stream().filter(MigrationStatus::isPending).toList();
      List<Path> written =
          write(plan, files, migrator, session.lariat().naming(), comment(session));
      Imported imported = new Imported(plan, written, existing, pending, adopt);
      output.print(shell, imported.text(), imported.fields());
      return ExitCode.OK;
    }
  }

  /** Newer than all that are in the folder or applied. */
  private MigrationVersion version(Migrator migrator) {
    MigrationVersion now =
        MigrationVersion.parse(
            VERSION.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
    return migrator.status().stream()
        .map(other -> new MigrationVersion(other.version().value() + 1))
        .reduce(now, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  private static String comment(AwsSession session) {
    Account account = session.lariat().location().account().get();
    return "What was in account "
        + account.id()
        + ", region "
        + account.region()
        + ", before any migration: rolling this back deletes it.";
  }

  /** A file that nothing was taken over for would stand in the way of the next attempt. */
  private List<Path> write(
      Plan plan, MigrationFolder files, Migrator migrator, Naming naming, String comment)
      throws IOException {
    MigrationWriter writer = yaml ? new YamlSource(naming) : new JavaSource(naming);
    List<Path> written = files.write(plan, writer, comment);
    if (!adopt || plan.isEmpty()) {
      return written;
    }
    try {
      migrator.adopt(plan);
      return written;
    } catch (RuntimeException e) {
      for (Path file : written) {
        Files.deleteIfExists(file);
      }
      throw e;
    }
  }
}
