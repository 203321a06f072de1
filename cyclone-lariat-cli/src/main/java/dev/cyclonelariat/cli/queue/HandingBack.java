package dev.cyclonelariat.cli.queue;

import dev.cyclonelariat.worker.QueueAccess;
import dev.cyclonelariat.worker.ReceivedMessage;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Lets others receive at once what was received for nothing. */
public final class HandingBack {

  private HandingBack() {}

  /** Hands a message back, unless others have it already. */
  public static void handBack(QueueAccess queue, ReceivedMessage message) {
    try {
      queue.redeliverAfter(message, Duration.ZERO);
    } catch (SdkServiceException e) {
      // It was held for longer than its visibility timeout: others have it, or can.
    }
  }
}
