package dev.cyclonelariat.cli.migration;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.cli.config.Setting;
import dev.cyclonelariat.cli.database.DatabaseUrl;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.store.FileVersionStore;
import dev.cyclonelariat.migration.store.JdbcVersionStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where it is remembered which migrations are applied. */
public final class StoreOptions {

  /** For the help of commands that have these options, among other variables. */
  public static final String VARIABLES =
      """
        LARIAT_STATE_FILE             the file that remembers migrations; else
        LARIAT_DB_URL                 the JDBC URL of the database that does
        LARIAT_DB_USER, LARIAT_DB_PASSWORD
                                      who connects, unless the URL says so\
      """;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--db",
      paramLabel = "JDBC_URL",
      description =
          "The database that remembers what is applied, in place of LARIAT_DB_URL:"
              + " jdbc:postgresql:…, jdbc:mariadb:…, jdbc:mysql:… or jdbc:h2:…")
  private @Nullable String url;

  @Option(
      names = "--state-file",
      paramLabel = "FILE",
      description = "The JSON file that does so where there is no database.")
  private @Nullable Path file;

  /**
   * Opens the store that an option names, or else a state file or a database of the environment, in
   * this order.
   *
   * @throws ParameterException if none does, or both options are given
   * @throws IOException if the file of the password cannot be read
   */
  public OpenStore open(LoginOptions login, Shell shell) throws IOException {
    if (url != null && file != null) {
      throw misuse("--db and --state-file are mutually exclusive");
    } else if (url != null) {
      return database("--db ", url, login, shell);
    } else if (file != null) {
      return OpenStore.of(FileVersionStore.of(file));
    }
    Map<String, String> environment = shell.environment();
    String stateFile = environment.getOrDefault(Setting.STATE_FILE.variable(), "");
    String database = environment.getOrDefault(Setting.DATABASE.variable(), "");
    if (!stateFile.isEmpty()) {
      return OpenStore.of(FileVersionStore.of(Path.of(stateFile)));
    } else if (!database.isEmpty()) {
      return database(Setting.DATABASE.variable() + " ", database, login, shell);
    }
    throw misuse(
        "where is it remembered which migrations are applied? Say --db JDBC_URL or --state-file"
            + " FILE, or set db or state-file in lariat.yml");
  }

  private OpenStore database(String option, String given, LoginOptions login, Shell shell)
      throws IOException {
    DatabaseUrl database;
    try {
      database = DatabaseUrl.parse(given);
    } catch (IllegalArgumentException e) {
      throw misuse(option + e.getMessage());
    }
    HikariDataSource connections = database.open(login.login(shell.environment()));
    return new OpenStore(JdbcVersionStore.of(connections), connections);
  }

  private ParameterException misuse(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
