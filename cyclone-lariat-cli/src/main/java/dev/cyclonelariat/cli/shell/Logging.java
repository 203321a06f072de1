package dev.cyclonelariat.cli.shell;

/**
 * Sets what is logged to standard error. SLF4J's simple provider reads these properties when a
 * logger is made, so they count for loggers that are not in use yet.
 */
public final class Logging {

  private static final String PREFIX = "org.slf4j.simpleLogger.";

  private Logging() {}

  /** Logs all that the library does, and the life-cycle of everything else. */
  public static void verbose() {
    System.setProperty(PREFIX + "defaultLogLevel", "info");
    System.setProperty(PREFIX + "log.dev.cyclonelariat", "debug");
  }

  /**
   * Silences a logger, unless all was asked for: the command itself tells what it would say.
   *
   * @param logger the name of a class or package
   */
  public static void silence(String logger) {
    if (System.getProperty(PREFIX + "log.dev.cyclonelariat") == null) {
      System.setProperty(PREFIX + "log." + logger, "off");
    }
  }
}
