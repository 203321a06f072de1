package dev.cyclonelariat.cli.shell;

/** Tells a command that the process shall end, as Ctrl-C and SIGTERM ask. */
@FunctionalInterface
public interface Interrupts {

  /**
   * Runs something when the process shall end. The process lives until it returns.
   *
   * @return undoes this
   */
  Registration whenInterrupted(Runnable action);

  /** Undoes a registration. */
  @FunctionalInterface
  interface Registration extends AutoCloseable {

    /** From now on the action is not run. */
    @Override
    void close();
  }

  /** The signals this process gets. */
  static Interrupts ofProcess() {
    return action -> {
      Thread hook = new Thread(action, "lariat-interrupt");
      Runtime.getRuntime().addShutdownHook(hook);
      return () -> {
        try {
          Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
          // The process is ending, so the action runs already.
        }
      };
    };
  }
}
