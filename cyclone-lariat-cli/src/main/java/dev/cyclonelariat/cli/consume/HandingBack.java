package dev.cyclonelariat.cli.consume;

import dev.cyclonelariat.worker.QueueAccess;
import dev.cyclonelariat.worker.ReceivedMessage;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Lets others receive at once what was received for nothing. */
final class HandingBack {

  private HandingBack() {}

  static void handBack(QueueAccess queue, ReceivedMessage message) {
    try {
      queue.redeliverAfter(message, Duration.ZERO);
    } catch (SdkServiceException e) {
      // It was held for longer than its visibility timeout: others have it, or can.
    }
  }
}
