package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * What a relay has left that was to empty an outbox.
 *
 * @param unsent how many times something could not be sent
 * @param outage what keeps it from sending anything, or null
 * @param backlog how many messages are still to be sent
 */
record Leftover(int unsent, @Nullable String outage, long backlog) {

  /** Nothing. */
  static final Leftover NONE = new Leftover(0, null, 0);

  /**
   * Tells of it.
   *
   * @throws LariatException if not everything could be sent
   */
  void tell(Shell shell) {
    if (unsent > 0) {
      throw new LariatException(
          "Not everything could be sent: "
              + (outage == null ? "'lariat outbox list' shows what failed, and why" : outage));
    } else if (backlog > 0) {
      shell.tell(
          "Left in the outbox: "
              + backlog
              + ", which other relays are sending, or which wait to be tried again; 'lariat outbox"
              + " list --all' shows them");
    }
  }
}
