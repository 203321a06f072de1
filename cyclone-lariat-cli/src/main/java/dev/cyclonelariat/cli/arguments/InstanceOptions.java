package dev.cyclonelariat.cli.arguments;

import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.resource.Resource;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say whose topics and queues are shown. */
public final class InstanceOptions {

  /** For the help of commands that have these options, among other variables. */
  public static final String VARIABLES =
      "  INSTANCE                      the instance whose resources are shown; all if it is not set";

  @Option(
      names = "--instance",
      paramLabel = "NAME",
      description = "In place of INSTANCE: production, stage, test.")
  private @Nullable String instance;

  @Option(names = "--all-instances", description = "Show what belongs to other instances, too.")
  private boolean all;

  /** What is shown; custom names belong to no instance, and are always shown. */
  public Predicate<Resource> shown(LariatSettings settings) {
    String name = name(settings);
    return name.isEmpty()
        ? resource -> true
        : resource -> resource.instance().map(name::equals).orElse(true);
  }

  /** The one instance that is shown; empty if all are. */
  public String name(LariatSettings settings) {
    return all ? "" : instance == null ? settings.instance() : instance;
  }
}
