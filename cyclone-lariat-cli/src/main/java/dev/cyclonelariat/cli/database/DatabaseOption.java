package dev.cyclonelariat.cli.database;

import dev.cyclonelariat.jdbc.Dialect;
import picocli.CommandLine.Option;

/** The option that says which database a script is for. */
public final class DatabaseOption {

  @Option(
      names = "--database",
      paramLabel = "DATABASE",
      defaultValue = "postgresql",
      converter = DialectConverter.class,
      description = "postgresql, mysql, mariadb or h2; ${DEFAULT-VALUE} unless said.")
  private Dialect dialect;

  /** Which one. */
  public Dialect dialect() {
    return dialect;
  }
}
