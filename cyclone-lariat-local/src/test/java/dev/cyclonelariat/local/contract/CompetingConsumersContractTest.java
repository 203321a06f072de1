package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Several consumers and producers on one queue at the same time. */
class CompetingConsumersContractTest extends SqsContract {
  private static final int CONSUMERS = 4;
  private static final int MESSAGES = 400;
  private static final int GROUPS = 7;

  @Test
  void eachMessageGoesToOneConsumer() throws Exception {
    String queue = queue();
    Map<String, Integer> seen = new ConcurrentHashMap<>();

    run(queue, false, message -> seen.merge(message.body(), 1, Integer::sum));

    assertThat(seen).hasSize(MESSAGES).allSatisfy((body, times) -> assertThat(times).isOne());
  }

  @Test
  void aGroupStaysInOrder() throws Exception {
    String queue = fifoQueue();
    Map<String, List<Integer>> byGroup = new ConcurrentHashMap<>();

    run(
        queue,
        true,
        message -> {
          String group = message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
          byGroup
              .computeIfAbsent(group, unused -> new ArrayList<>())
              .add(Integer.valueOf(message.body()));
        });

    assertThat(byGroup).hasSize(GROUPS);
    assertThat(byGroup.values()).allSatisfy(bodies -> assertThat(bodies).isSorted());
    assertThat(byGroup.values().stream().mapToInt(List::size).sum()).isEqualTo(MESSAGES);
  }

  /** Sends from one thread while others receive, handle and delete until all has come. */
  private void run(String queue, boolean fifo, Consumer<Message> handler) throws Exception {
    AtomicInteger left = new AtomicInteger(MESSAGES);
    ExecutorService threads = Executors.newFixedThreadPool(CONSUMERS + 1);
    try {
      List<Future<?>> work = new ArrayList<>();
      for (int i = 0; i < CONSUMERS; i++) {
        work.add(threads.submit(() -> consume(queue, left, handler)));
      }
      work.add(threads.submit(() -> produce(queue, fifo)));
      for (Future<?> one : work) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void produce(String queue, boolean fifo) {
    for (int from = 0; from < MESSAGES; from += 10) {
      List<SendMessageBatchRequestEntry> entries =
          IntStream.range(from, from + 10).mapToObj(i -> entry(i, fifo)).toList();
      assertThat(sqs().sendMessageBatch(r -> r.queueUrl(queue).entries(entries)).failed())
          .isEmpty();
    }
  }

  private static SendMessageBatchRequestEntry entry(int i, boolean fifo) {
    return SendMessageBatchRequestEntry.builder()
        .id("e" + i)
        .messageBody(Integer.toString(i))
        .messageGroupId(fifo ? "g" + i % GROUPS : null)
        .messageDeduplicationId(fifo ? "d" + i : null)
        .build();
  }

  private void consume(String queue, AtomicInteger left, Consumer<Message> handler) {
    while (left.get() > 0) {
      List<Message> messages =
          sqs()
              .receiveMessage(
                  r ->
                      r.queueUrl(queue)
                          .maxNumberOfMessages(10)
                          .waitTimeSeconds(1)
                          .messageSystemAttributeNamesWithStrings("All"))
              .messages();
      messages.forEach(handler);
      if (!messages.isEmpty()) {
        List<DeleteMessageBatchRequestEntry> entries =
            IntStream.range(0, messages.size())
                .mapToObj(
                    i ->
                        DeleteMessageBatchRequestEntry.builder()
                            .id("e" + i)
                            .receiptHandle(messages.get(i).receiptHandle())
                            .build())
                .toList();
        sqs().deleteMessageBatch(r -> r.queueUrl(queue).entries(entries));
        left.addAndGet(-messages.size());
      }
    }
  }
}
