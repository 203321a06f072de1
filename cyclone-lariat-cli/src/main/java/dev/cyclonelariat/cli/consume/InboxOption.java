package dev.cyclonelariat.cli.consume;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.cli.database.DatabaseUrl;
import dev.cyclonelariat.cli.database.Login;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that names the database of an inbox. */
final class InboxOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--inbox",
      paramLabel = "JDBC_URL",
      description =
          "Take each message once, as the inbox of this PostgreSQL, MariaDB, MySQL or H2 database"
              + " knows; duplicates are skipped. Its table is created if missing.")
  private @Nullable String url;

  boolean isGiven() {
    return url != null;
  }

  /** Connects to the database. */
  HikariDataSource open(Login login) {
    try {
      return DatabaseUrl.parse(String.valueOf(url)).open(login);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--inbox " + e.getMessage());
    }
  }
}
