package dev.cyclonelariat.publish;

import dev.cyclonelariat.LariatException;

/**
 * The message was not sent because an earlier one of its FIFO group was not: sending it would have
 * broken the group's order.
 */
public final class PublishHeldBackException extends LariatException {

  private static final long serialVersionUID = 1L;

  private PublishHeldBackException(Prepared prepared) {
    super(
        "Held back "
            + prepared.label()
            + ": an earlier message of group '"
            + prepared.groupId()
            + "' of "
            + prepared.address().describe()
            + " was not sent");
  }

  static PublishResult result(Prepared prepared) {
    return new PublishResult.NotSent(prepared.outgoing(), new PublishHeldBackException(prepared));
  }
}
