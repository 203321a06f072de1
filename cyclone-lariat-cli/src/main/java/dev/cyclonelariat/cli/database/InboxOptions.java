package dev.cyclonelariat.cli.database;

import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.inbox.JdbcInbox;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which inbox is meant. */
public final class InboxOptions {

  /** For the help of commands that have these options, among other variables. */
  public static final String VARIABLES =
      """
        LARIAT_DB_URL                 the JDBC URL of the inbox's database
        LARIAT_DB_USER, LARIAT_DB_PASSWORD
                                      who connects, unless the URL says so\
      """;

  /** For the help of commands that have these options and need no other variables. */
  public static final String ENVIRONMENT =
      "\nEnvironment:\n" + VARIABLES + "\n  NO_COLOR                      when set, no colours";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--inbox",
      paramLabel = "JDBC_URL",
      description =
          "The inbox's database: jdbc:postgresql:…, jdbc:mariadb:…, jdbc:mysql:… or jdbc:h2:…")
  private @Nullable String url;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      defaultValue = JdbcInbox.DEFAULT_TABLE,
      description =
          "The table of messages, ${DEFAULT-VALUE} unless said; "
              + JdbcInbox.TABLE_SHARED_WITH_RUBY
              + " is the one shared with Ruby.")
  private String table;

  @Option(
      names = "--parked-table",
      paramLabel = "TABLE",
      defaultValue = JdbcInbox.DEFAULT_PARKED_TABLE,
      description = "The table of parked bodies, ${DEFAULT-VALUE} unless said.")
  private String parkedTable;

  /** Whether the option names a database. */
  public boolean isGiven() {
    return url != null;
  }

  /**
   * Opens the inbox that the option names, or else the environment.
   *
   * @throws ParameterException if none does
   * @throws IOException if the file of the password cannot be read
   */
  public InboxDatabase open(LoginOptions login, Shell shell) throws IOException {
    StoreChoice choice = new StoreChoice(spec, "inbox");
    return InboxDatabase.open(
        choice.url(url, shell),
        login.login(shell.environment()),
        choice.table("--table", table),
        choice.table("--parked-table", parkedTable));
  }
}
