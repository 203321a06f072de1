package dev.cyclonelariat.cli.doctor;

import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.aws.AwsSession;
import dev.cyclonelariat.cli.aws.NamingOptions;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.migration.StoreOptions;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Finds out what is missing. */
@Command(
    name = "doctor",
    sortOptions = false,
    description = {
      "Find out whether everything is there that other commands and applications need: names, region,"
          + " the broker, credentials, the clock, the account, permissions, and what remembers"
          + " migrations. Each fault is told with what helps.",
      "Permissions are tried with calls that change nothing: they ask, or name a topic or queue called"
          + " lariat_doctor, which does not exist. The exit code is 1 when something is wrong."
    },
    footer = {
      AwsOptions.ENVIRONMENT,
      StoreOptions.VARIABLES,
      "  APP_NAME, INSTANCE            what names are made of",
      "",
      "Examples:",
      "  lariat doctor",
      "  lariat doctor --for consume",
      "  lariat doctor --env production -o json"
    })
public final class DoctorCommand implements Callable<Integer> {

  private final Shell shell;
  private final Clock clock;

  @Option(
      names = "--for",
      paramLabel = "PURPOSE",
      split = ",",
      converter = PurposeConverter.class,
      description =
          "Try only the permissions to migrate, publish or consume; all three unless said.")
  private @Nullable Set<Purpose> purposes;

  @Mixin private StoreOptions store;
  @Mixin private LoginOptions login;
  @Mixin private NamingOptions naming;
  @Mixin private AwsOptions aws;
  @Mixin private OutputOption output;

  /** Prints to this shell. */
  public DoctorCommand(Shell shell, Clock clock) {
    this.shell = shell;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    LariatSettings settings = naming.applyTo(aws.settings(shell.environment())).build();
    List<Finding> findings = new ArrayList<>();
    findings.add(names(settings));
    try (AwsSession session = new AwsSession(settings)) {
      findings.addAll(
          new AwsChecks(session.lariat(), clock)
              .findings(purposes == null ? EnumSet.allOf(Purpose.class) : purposes));
    }
    findings.add(StoreCheck.finding(store, login, shell));
    boolean isWell = findings.stream().noneMatch(Finding::isWrong);
    output.print(
        shell,
        findings.stream().map(Finding::text).collect(Collectors.joining("\n")),
        new Fields()
            .with("ok", isWell)
            .with("checks", findings.stream().map(finding -> finding.fields().map()).toList()));
    return isWell ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static Finding names(LariatSettings settings) {
    List<String> missing = new ArrayList<>();
    if (settings.publisher().isEmpty()) {
      missing.add("publisher (APP_NAME)");
    }
    if (settings.instance().isEmpty()) {
      missing.add("instance (INSTANCE)");
    }
    return missing.isEmpty()
        ? Finding.ok(
            "names", "publisher " + settings.publisher() + ", instance " + settings.instance())
        : Finding.wrong(
            "names",
            "not set: " + String.join(", ", missing),
            "set them in lariat.yml or in the environment; lariat install writes a lariat.yml");
  }

  /** Takes purposes in lower case. */
  static final class PurposeConverter implements ITypeConverter<Purpose> {

    @Override
    public Purpose convert(String value) {
      for (Purpose purpose : Purpose.values()) {
        if (purpose.word().equals(value)) {
          return purpose;
        }
      }
      throw new TypeConversionException(
          "expected migrate, publish or consume but was '" + value + "'");
    }
  }
}
