package dev.cyclonelariat;

import java.time.Duration;

/**
 * Moves on what stands still until a condition holds: at first soon, then ever more rarely, so that
 * a slow machine too gets done what it must between two steps.
 */
public final class Steps {

  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final int MOST = 30;

  private Steps() {}

  /** What is waited for. */
  @FunctionalInterface
  public interface Condition {
    /** Waits for it so long at most, and says whether it holds. */
    boolean await(Duration longest) throws Exception;
  }

  /** What is done as long as the condition does not hold. */
  @FunctionalInterface
  public interface Step {
    void take() throws Exception;
  }

  /** Takes steps until the condition holds; gives up after some minutes. */
  public static void until(String what, Condition condition, Step step) throws Exception {
    Duration wait = FIRST_WAIT;
    for (int i = 0; !condition.await(wait); i++) {
      if (i == MOST) {
        throw new AssertionError("It does not come to this: " + what);
      }
      step.take();
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
  }
}
