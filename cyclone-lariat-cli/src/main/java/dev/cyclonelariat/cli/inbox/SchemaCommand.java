package dev.cyclonelariat.cli.inbox;

import dev.cyclonelariat.cli.database.DatabaseOption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.inbox.GemLayout;
import dev.cyclonelariat.inbox.InboxSchema;
import dev.cyclonelariat.jdbc.Dialect;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Prints the scripts of an inbox's tables. */
@Command(
    name = "schema",
    sortOptions = false,
    description = {
      "Print the SQL script that makes the tables of an inbox.",
      "It is plain SQL for Flyway, Liquibase or the database's own client, and does nothing where the"
          + " tables exist.",
      "With --from-gem: the script that turns the table of the Ruby gem into one which Ruby and Java"
          + " share. Ruby goes on with a view of the old name; Java uses lariat_inbox_messages."
    },
    footer = {
      "",
      "Examples:",
      "  lariat inbox schema > src/main/resources/db/migration/V2__inbox.sql",
      "  lariat inbox schema --database mariadb | mariadb app",
      "  lariat inbox schema --from-gem active-record | psql app"
    })
final class SchemaCommand implements Runnable {

  private final Shell shell;

  @Spec private CommandSpec spec;

  @Mixin private DatabaseOption database;

  @Option(
      names = "--from-gem",
      paramLabel = "LAYOUT",
      arity = "0..1",
      fallbackValue = "sequel",
      converter = LayoutConverter.class,
      description =
          "sequel (inbox_messages, unless said) or active-record (cyclone_lariat_messages).")
  private @Nullable GemLayout gem;

  SchemaCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    if (gem != null && database.dialect() != Dialect.POSTGRESQL) {
      throw new ParameterException(
          spec.commandLine(), "--from-gem is for PostgreSQL, the database of the gem's users");
    }
    shell
        .out()
        .print(
            gem == null ? InboxSchema.script(database.dialect()) : InboxSchema.upgradeScript(gem));
  }

  /** Takes layouts by name. */
  static final class LayoutConverter implements ITypeConverter<GemLayout> {

    @Override
    public GemLayout convert(String value) {
      return Arrays.stream(GemLayout.values())
          .filter(layout -> layout.id().equals(value))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected sequel or active-record but was '" + value + "'"));
    }
  }
}
