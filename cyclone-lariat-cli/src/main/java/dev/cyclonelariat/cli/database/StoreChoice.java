package dev.cyclonelariat.cli.database;

import dev.cyclonelariat.cli.shell.Shell;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Which inbox or outbox the options of a command mean.
 *
 * @param spec the command
 * @param owner {@code inbox} or {@code outbox}; the option that names its database is called so
 */
record StoreChoice(CommandSpec spec, String owner) {

  private static final String VARIABLE = "LARIAT_DB_URL";
  private static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)?");

  /**
   * The database that the option names, or else the environment.
   *
   * @param option null when it is not given
   * @throws ParameterException if none does
   */
  DatabaseUrl url(@Nullable String option, Shell shell) {
    String given = option == null ? shell.environment().get(VARIABLE) : option;
    if (given == null || given.isBlank()) {
      throw misuse(
          "which %1$s? Say --%1$s JDBC_URL, or LARIAT_DB_URL in the environment".formatted(owner));
    }
    try {
      return DatabaseUrl.parse(given).ofExisting();
    } catch (IllegalArgumentException e) {
      throw misuse((option == null ? VARIABLE : "--" + owner) + " " + e.getMessage());
    }
  }

  /**
   * A table's name, which becomes part of SQL.
   *
   * @throws ParameterException if it is none
   */
  String table(String option, String name) {
    if (!TABLE.matcher(name).matches()) {
      throw misuse(
          "%1$s takes a name such as %2$s_messages or app.%2$s_messages".formatted(option, owner));
    }
    return name;
  }

  private ParameterException misuse(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
