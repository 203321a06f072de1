package dev.cyclonelariat.cli.database;

import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.outbox.store.OutboxTables;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which outbox is meant. */
public final class OutboxOptions {

  /** For the help of commands that have these options, among other variables. */
  public static final String VARIABLES =
      """
        LARIAT_DB_URL                 the JDBC URL of the outbox's database
        LARIAT_DB_USER, LARIAT_DB_PASSWORD
                                      who connects, unless the URL says so\
      """;

  /** For the help of commands that have these options and need no other variables. */
  public static final String ENVIRONMENT =
      "\nEnvironment:\n" + VARIABLES + "\n  NO_COLOR                      when set, no colours";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--outbox",
      paramLabel = "JDBC_URL",
      description =
          "The outbox's database: jdbc:postgresql:…, jdbc:mariadb:…, jdbc:mysql:… or jdbc:h2:…")
  private @Nullable String url;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      defaultValue = OutboxTables.DEFAULT_MESSAGES,
      description = "The table of messages, ${DEFAULT-VALUE} unless said.")
  private String table;

  @Option(
      names = "--parked-table",
      paramLabel = "TABLE",
      defaultValue = OutboxTables.DEFAULT_PARKED,
      description = "The table of parked messages, ${DEFAULT-VALUE} unless said.")
  private String parkedTable;

  /**
   * Opens the outbox that the option names, or else the environment.
   *
   * @throws ParameterException if none does
   * @throws IOException if the file of the password cannot be read
   */
  public OutboxDatabase open(LoginOptions login, Shell shell) throws IOException {
    return open(login, shell, 1);
  }

  /**
   * The same with up to so many connections.
   *
   * @throws ParameterException if nothing names an outbox
   * @throws IOException if the file of the password cannot be read
   */
  public OutboxDatabase open(LoginOptions login, Shell shell, int connections) throws IOException {
    StoreChoice choice = new StoreChoice(spec, "outbox");
    DatabaseUrl database = choice.url(url, shell);
    String messages = choice.table("--table", table);
    String parked = choice.table("--parked-table", parkedTable);
    return OutboxDatabase.open(
        database.open(login.login(shell.environment()), connections), messages, parked);
  }
}
