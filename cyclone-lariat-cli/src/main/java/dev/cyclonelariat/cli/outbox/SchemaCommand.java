package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.cli.database.DatabaseOption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.outbox.OutboxSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints the scripts of an outbox's tables. */
@Command(
    name = "schema",
    sortOptions = false,
    description = {
      "Print the SQL script that makes the tables of an outbox.",
      "It is plain SQL for Flyway, Liquibase or the database's own client, and does nothing where the"
          + " tables exist.",
      "With --from-gem: the script that upgrades the table of the Ruby gem in place, with all that"
          + " lies in it; relays send that too."
    },
    footer = {
      "",
      "Examples:",
      "  lariat outbox schema > src/main/resources/db/migration/V3__outbox.sql",
      "  lariat outbox schema --database mariadb | mariadb app",
      "  lariat outbox schema --from-gem | psql app"
    })
final class SchemaCommand implements Runnable {

  private final Shell shell;

  @Spec private CommandSpec spec;

  @Mixin private DatabaseOption database;

  @Option(names = "--from-gem", description = "Upgrade the gem's table outbox_messages.")
  private boolean fromGem;

  SchemaCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    if (fromGem && database.dialect() != Dialect.POSTGRESQL) {
      throw new ParameterException(
          spec.commandLine(), "--from-gem is for PostgreSQL, the database of the gem's users");
    }
    shell
        .out()
        .print(fromGem ? OutboxSchema.upgradeScript() : OutboxSchema.script(database.dialect()));
  }
}
