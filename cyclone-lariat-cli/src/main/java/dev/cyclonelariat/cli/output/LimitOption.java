package dev.cyclonelariat.cli.output;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says how many things are listed. */
public final class LimitOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most so many, ${DEFAULT-VALUE} unless said; 0 for all.")
  private long most;

  /** How many; 0 for all. */
  public long most() {
    if (most < 0) {
      throw new ParameterException(
          spec.commandLine(), "--limit must not be negative, unlike " + most);
    }
    return most;
  }
}
