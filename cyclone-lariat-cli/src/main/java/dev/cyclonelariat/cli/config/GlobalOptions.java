package dev.cyclonelariat.cli.config;

import dev.cyclonelariat.cli.shell.Shell;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that all commands have. Each is a variable too, which it counts before. */
public final class GlobalOptions {

  /** The name of the option that is known before others are read. */
  public static final String NO_COLOR = "--no-color";

  @Option(
      names = "--env",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "Use this environment of lariat.yml, in place of LARIAT_ENV.")
  private @Nullable String environment;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "In place of lariat.yml here, or LARIAT_CONFIG; .env is read beside it.")
  private @Nullable String file;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Show no progress.")
  private boolean quiet;

  @Option(
      names = "--no-input",
      scope = ScopeType.INHERIT,
      description = "Never ask; what would be asked fails.")
  private boolean noInput;

  @Option(names = NO_COLOR, scope = ScopeType.INHERIT, description = "No colours.")
  private boolean noColor;

  /** The shell as commands see it once these options are read. */
  public Shell over(Shell process) {
    return process.withEnvironment(new LateEnvironment(() -> settings(process).environment()));
  }

  /** What is set in a shell. */
  public Settings settings(Shell process) {
    Map<String, String> variables = new HashMap<>(process.environment());
    put(variables, Settings.ENVIRONMENT_VARIABLE, environment);
    put(variables, Settings.FILE_VARIABLE, file);
    put(variables, Shell.QUIET, quiet ? "1" : null);
    put(variables, Shell.NO_INPUT, noInput ? "1" : null);
    put(variables, Shell.NO_COLOR, noColor ? "1" : null);
    return Settings.read(variables);
  }

  private static void put(Map<String, String> variables, String name, @Nullable String value) {
    if (value != null) {
      variables.put(name, value);
    }
  }
}
