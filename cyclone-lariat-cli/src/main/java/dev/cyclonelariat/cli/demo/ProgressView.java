package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.cli.shell.Shell;
import java.io.PrintStream;

/** Shows how far the demo is: on a terminal as one line that changes, elsewhere as a few lines. */
final class ProgressView implements AutoCloseable {

  private static final int PLAIN_LINES = 4;
  private static final long REDRAW_NANOS = 100_000_000;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean rewrites;
  private final long count;
  private long nextPlain;
  private String latest = "";
  private long drawnAt = System.nanoTime() - REDRAW_NANOS;

  /**
   * @param count how many messages will be published
   */
  ProgressView(Shell shell, long count) {
    this.err = shell.err();
    this.rewrites = shell.rewritesErrorLines();
    this.count = count;
    this.nextPlain = step();
  }

  void show(long published, Traffic traffic) {
    latest =
        "published "
            + published
            + " of "
            + count
            + ", delivered "
            + traffic.delivered()
            + ", waiting "
            + traffic.waiting();
    if (rewrites) {
      redraw(latest);
    } else if (published >= nextPlain && published < count) {
      err.println(latest);
      nextPlain = published + step();
    }
  }

  private long step() {
    return Math.max(1, (count + PLAIN_LINES - 1) / PLAIN_LINES);
  }

  private void redraw(String text) {
    if (System.nanoTime() - drawnAt >= REDRAW_NANOS) {
      drawnAt = System.nanoTime();
      err.print(CLEAR_LINE + text);
      err.flush();
    }
  }

  /** Leaves a clean line on a terminal, and how it ended as the last line elsewhere. */
  @Override
  public void close() {
    if (rewrites) {
      err.print(CLEAR_LINE);
      err.flush();
    } else if (!latest.isEmpty()) {
      err.println(latest);
    }
  }
}
