package dev.cyclonelariat.cli.aws;

import dev.cyclonelariat.LariatSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that names of topics and queues are made of. */
public final class NamingOptions {

  @Option(names = "--publisher", paramLabel = "NAME", description = "In place of APP_NAME.")
  private @Nullable String publisher;

  @Option(names = "--instance", paramLabel = "NAME", description = "In place of INSTANCE.")
  private @Nullable String instance;

  /** The settings, overridden by the options given. */
  public LariatSettings.Builder applyTo(LariatSettings.Builder settings) {
    if (publisher != null) {
      settings.publisher(publisher);
    }
    if (instance != null) {
      settings.instance(instance);
    }
    return settings;
  }
}
