package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.run.Migrator;
import dev.cyclonelariat.migration.run.Resolution;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Declares what a human has made of a migration. */
@Command(
    name = "resolve",
    sortOptions = false,
    description = {
      "Declare what you have made of a migration by hand, where resume cannot finish it. AWS is not"
          + " asked: lariat drift tells whether it is so."
    },
    footer = {
      MigrationCommand.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat resolve 20261123101500 --as applied",
      "  lariat resolve 20261123101500 --as reverted && lariat drift"
    })
public final class ResolveCommand extends ChangingCommand {

  @Parameters(
      paramLabel = "VERSION",
      converter = VersionConverter.class,
      description = "Which migration.")
  private MigrationVersion version;

  @Option(
      names = "--as",
      required = true,
      order = -10,
      paramLabel = "STATE",
      converter = ResolutionConverter.class,
      description = "applied: all its steps are done; reverted: none of them is.")
  private Resolution resolution;

  /** Runs in this shell. */
  public ResolveCommand(Shell shell) {
    super(shell);
  }

  @Override
  int change(Migrator migrator) throws Exception {
    watch(
        () -> {
          migrator.resolve(version, resolution);
          return true;
        });
    String word = Texts.word(resolution);
    output()
        .print(
            shell,
            "Migration " + version + " counts as " + word,
            new Fields().with("version", version.value()).with("resolved_as", word));
    return ExitCode.OK;
  }

  /** Takes both by name. */
  static final class ResolutionConverter implements ITypeConverter<Resolution> {

    @Override
    public Resolution convert(String value) {
      return switch (value) {
        case "applied" -> Resolution.APPLIED;
        case "reverted" -> Resolution.REVERTED;
        default ->
            throw new TypeConversionException(
                "expected applied or reverted but was '" + value + "'");
      };
    }
  }
}
