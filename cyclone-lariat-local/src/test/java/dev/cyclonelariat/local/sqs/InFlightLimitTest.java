package dev.cyclonelariat.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.local.fault.Faults;
import dev.cyclonelariat.local.http.Scheduler;
import dev.cyclonelariat.local.protocol.AwsError;
import dev.cyclonelariat.local.protocol.Caller;
import dev.cyclonelariat.local.protocol.DirectCaller;
import dev.cyclonelariat.local.protocol.Struct;
import dev.cyclonelariat.local.queue.MessageQueue;
import dev.cyclonelariat.local.record.DeliveryRecord;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What receives answer when 120,000 messages are in flight. */
class InFlightLimitTest {
  private static final Scheduler NEVER =
      new Scheduler() {
        @Override
        public void execute(Runnable task) {}

        @Override
        public Runnable schedule(long nanos, Runnable task) {
          return () -> {};
        }
      };

  private final DirectCaller caller =
      new DirectCaller(
          new SqsService(
              new Object(),
              new Queues(true),
              new DeliveryRecord(1_000),
              Clock.systemUTC(),
              NEVER,
              new Faults(() -> {})),
          new Caller("000000000000", "us-east-1", "http://localhost"));

  @Test
  void aStandardQueueSaysSo() {
    String url = fill("q", Map.of());

    assertThatThrownBy(() -> caller.call("ReceiveMessage", Map.of("QueueUrl", url)))
        .isInstanceOfSatisfying(
            AwsError.class,
            e -> {
              assertThat(e.code()).isEqualTo("OverLimit");
              assertThat(e.status()).isEqualTo(403);
            });
  }

  @Test
  void aFifoQueueGivesNothing() {
    String url = fill("q.fifo", Map.of("FifoQueue", "true"));

    assertThat(caller.call("ReceiveMessage", Map.of("QueueUrl", url)).get("Messages")).isNull();
  }

  private String fill(String name, Map<String, String> attributes) {
    Struct created =
        caller.call("CreateQueue", Map.of("QueueName", name, "Attributes", attributes));
    String url = String.valueOf(created.get("QueueUrl"));
    for (int i = 0; i < MessageQueue.MAX_IN_FLIGHT; i += 10) {
      int first = i;
      List<Map<String, Object>> entries =
          IntStream.range(first, first + 10).mapToObj(InFlightLimitTest::entry).toList();
      caller.call(
          "SendMessageBatch",
          Map.of(
              "QueueUrl",
              url,
              "Entries",
              attributes.isEmpty()
                  ? entries
                  : IntStream.range(first, first + 10)
                      .mapToObj(InFlightLimitTest::fifoEntry)
                      .toList()));
      caller.call("ReceiveMessage", Map.of("QueueUrl", url, "MaxNumberOfMessages", 10L));
    }
    return url;
  }

  private static Map<String, Object> entry(int i) {
    return Map.of("Id", "e" + i, "MessageBody", "x");
  }

  private static Map<String, Object> fifoEntry(int i) {
    return Map.of(
        "Id", "e" + i,
        "MessageBody", "x",
        "MessageGroupId", "g" + i,
        "MessageDeduplicationId", "d" + i);
  }
}
