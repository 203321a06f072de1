package dev.cyclonelariat.cli.config;

import dev.cyclonelariat.cli.output.Listing;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what is set, and where. */
@Command(
    name = "config",
    sortOptions = false,
    description = {
      "Show what is set for all commands, and where it comes from. Secrets are not shown.",
      "An option of a command counts most; then the environment; then .env, lines such as"
          + " APP_NAME=users; then lariat.yml; then the default.",
      "With --env NAME, what lariat.yml has under environments: NAME: counts before the rest of it."
          + " A key without a value there unsets it. Paths are meant from where the file is."
    },
    footer = {
      "",
      "A lariat.yml:",
      "  publisher: users",
      "  instance: test",
      "  region: eu-west-1",
      "  db: jdbc:postgresql://localhost/app",
      "  environments:",
      "    production:",
      "      instance: production",
      "      account: \"123456789012\"",
      "",
      "Examples:",
      "  lariat config",
      "  lariat config --env production -o json"
    })
public final class ConfigCommand implements Runnable {

  private final Shell shell;
  private final Supplier<Settings> settings;

  @Mixin private OutputOption output;

  /** Prints to this shell. */
  public ConfigCommand(Shell shell, Supplier<Settings> settings) {
    this.shell = shell;
    this.settings = settings;
  }

  @Override
  public void run() {
    try (Listing listing = new Listing(shell, output, 0, SettingValue.HEADINGS)) {
      listing.printAll(settings.get().values().stream());
    }
  }
}
