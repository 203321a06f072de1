package dev.cyclonelariat.cli.shell;

/** What the command's exit codes mean, beyond 0 for done, 1 for failed and 2 for called wrongly. */
public final class ExitStatus {

  /** There are changes, or a drift, and the caller asked to be told so. */
  public static final int CHANGES = 3;

  /** Another process is at work. */
  public static final int LOCK_HELD = 4;

  /** A migration is applied, or undone, in part only. */
  public static final int HALF_APPLIED = 5;

  /** Migrations are not as they were applied, or come out of order. */
  public static final int INVALID = 6;

  /** A human or the system has ended it, as shells count it. */
  public static final int INTERRUPTED = 130;

  private ExitStatus() {}
}
