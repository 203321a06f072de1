package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.aws.AwsSession;
import dev.cyclonelariat.cli.aws.NamingOptions;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.MigrationSource;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What commands share that do something with migrations. */
abstract class MigrationCommand implements Callable<Integer> {

  /** For the help of such commands. */
  static final String ENVIRONMENT =
      "\nEnvironment, .env or lariat.yml (see lariat config):\n"
          + "  APP_NAME, INSTANCE            what names are made of; the first owns what is made\n"
          + StoreOptions.VARIABLES
          + "\n"
          + AwsOptions.VARIABLES;

  final Shell shell;

  @Spec private CommandSpec spec;
  @Mixin private SourceOptions source;
  @Mixin private StoreOptions store;
  @Mixin private LoginOptions login;
  @Mixin private NamingOptions naming;
  @Mixin private AwsOptions aws;
  @Mixin private OutputOption output;

  MigrationCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public final Integer call() throws Exception {
    LariatSettings settings =
        naming.required(aws.settings(shell.environment()), "Whose topology is it");
    MigrationSource migrations = source.open(shell);
    try (MigrationSession session = session(settings, migrations)) {
      return run(session);
    }
  }

  private MigrationSession session(LariatSettings settings, MigrationSource migrations)
      throws IOException {
    OpenStore opened = store.open(login, shell);
    return new MigrationSession(new AwsSession(settings), opened, migrations);
  }

  /** Does it, and says how it went. */
  abstract int run(MigrationSession session) throws Exception;

  final OutputOption output() {
    return output;
  }

  final ParameterException misuse(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
