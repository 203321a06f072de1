package dev.cyclonelariat.cli.arguments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say of what time things are wanted. */
public final class SpanOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Only from then on: " + TimeConverter.FORMS + ".")
  private @Nullable Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Only before then.")
  private @Nullable Instant until;

  /** When it begins. */
  public Instant since() {
    if (since != null && until != null && !since.isBefore(until)) {
      throw new ParameterException(
          spec.commandLine(), "--since must be before --until, unlike " + since + " and " + until);
    }
    return since == null ? Instant.EPOCH : since;
  }

  /** Whether not all of time is wanted. */
  public boolean isGiven() {
    return since != null || until != null;
  }

  /** Before when it ends; null without end. */
  public @Nullable Instant until() {
    return until;
  }

  /** Whether something lies in it. */
  public boolean contains(Instant time) {
    return !time.isBefore(since()) && (until == null || time.isBefore(until));
  }
}
