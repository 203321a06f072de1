package dev.cyclonelariat.resource;

import dev.cyclonelariat.LariatException;

/** A setting that names or locates what was asked for is neither set nor known from elsewhere. */
public final class MissingSettingException extends LariatException {

  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String setting;
  private final String variable;

  /**
   * @param problem what is not known, as the beginning of a sentence
   * @param setting the name of the setting, such as {@code instance}
   * @param variable the environment variable that sets it, such as {@code INSTANCE}
   */
  public MissingSettingException(String problem, String setting, String variable) {
    super(problem + ": set it in the settings, or " + variable + " in the environment");
    this.problem = problem;
    this.setting = setting;
    this.variable = variable;
  }

  /** What is not known, as the beginning of a sentence. */
  public String problem() {
    return problem;
  }

  /**
   * The name of the setting: {@code publisher}, {@code instance}, {@code region}, {@code account}.
   */
  public String setting() {
    return setting;
  }

  /** The environment variable that sets it. */
  public String variable() {
    return variable;
  }
}
