package dev.cyclonelariat.cli.aws;

import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.resource.MissingSettingException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that names of topics and queues are made of. */
public final class NamingOptions {

  @Option(names = "--publisher", paramLabel = "NAME", description = "In place of APP_NAME.")
  private @Nullable String publisher;

  @Option(names = "--instance", paramLabel = "NAME", description = "In place of INSTANCE.")
  private @Nullable String instance;

  /**
   * The settings, overridden by the options given, of a command that needs both of them.
   *
   * @param whose the question that stays open without a publisher
   * @throws MissingSettingException if one of them is not set
   */
  public LariatSettings required(LariatSettings.Builder settings, String whose) {
    LariatSettings all = applyTo(settings).build();
    if (all.publisher().isEmpty()) {
      throw new MissingSettingException(whose, "publisher", "APP_NAME");
    } else if (all.instance().isEmpty()) {
      throw new MissingSettingException("Which instance is meant", "instance", "INSTANCE");
    }
    return all;
  }

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
