package dev.cyclonelariat.worker;

import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.handling.Pipeline;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Handles the messages of one lane in order and answers the queue for each. After one that was not
 * acknowledged the rest is handed back unhandled, so that a FIFO group keeps its order.
 */
final class LaneRun {

  private static final Logger LOG = LoggerFactory.getLogger(LaneRun.class);

  private final QueueAccess queue;
  private final Pipeline pipeline;
  private final RetryPolicy retryPolicy;

  LaneRun(QueueAccess queue, Pipeline pipeline, RetryPolicy retryPolicy) {
    this.queue = queue;
    this.pipeline = pipeline;
    this.retryPolicy = retryPolicy;
  }

  void run(List<ReceivedMessage> lane) {
    for (int i = 0; i < lane.size(); i++) {
      ReceivedMessage message = lane.get(i);
      Outcome outcome = pipeline.process(message.delivery());
      if (outcome instanceof Outcome.Retry retry) {
        redeliver(message, delay(message, retry));
        lane.subList(i + 1, lane.size()).forEach(behind -> redeliver(behind, Duration.ZERO));
        return;
      }
      answer(message, () -> queue.delete(message));
    }
  }

  private void redeliver(ReceivedMessage message, Duration delay) {
    answer(message, () -> queue.redeliverAfter(message, delay));
  }

  private Duration delay(ReceivedMessage message, Outcome.Retry retry) {
    Duration delay =
        retry.after() == null
            ? retryPolicy.delay(message.delivery().receiveCount())
            : retry.after();
    return delay.compareTo(RetryPolicy.LONGEST) < 0 ? delay : RetryPolicy.LONGEST;
  }

  /**
   * Without an answer the message is delivered again, which the inbox then knows as a duplicate.
   */
  private static void answer(ReceivedMessage message, Runnable call) {
    try {
      call.run();
    } catch (SdkException e) {
      LOG.warn("{} could not be answered for and will come again", message.delivery(), e);
    }
  }
}
