package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.message.MessageCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What one would write first: some threads, each of which receives ten, handles them and deletes
 * them.
 */
final class HandLoop extends Consumption {

  private final SqsClient sqs;
  private final int threads;
  private final NoteHandler handler;
  private final List<Thread> running = new ArrayList<>();
  private volatile boolean stopped;

  HandLoop(
      LocalSnsSqs server,
      Lariat lariat,
      String name,
      int messages,
      SqsClient sqs,
      int threads,
      NoteHandler handler) {
    super(server, lariat, name, messages);
    this.sqs = sqs;
    this.threads = threads;
    this.handler = handler;
  }

  @Override
  void start() {
    stopped = false;
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(this::loop, "by-hand");
      running.add(thread);
      thread.start();
    }
  }

  private void loop() {
    while (!stopped) {
      List<Message> messages =
          sqs.receiveMessage(
                  r ->
                      r.queueUrl(url())
                          .maxNumberOfMessages(10)
                          .messageAttributeNames("All")
                          .waitTimeSeconds(1))
              .messages();
      messages.forEach(message -> handler.handle(MessageCodec.decode(message.body())));
      if (!messages.isEmpty()) {
        sqs.deleteMessageBatch(r -> r.queueUrl(url()).entries(entries(messages)));
      }
    }
  }

  private static List<DeleteMessageBatchRequestEntry> entries(List<Message> messages) {
    return IntStream.range(0, messages.size())
        .mapToObj(
            i ->
                DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .receiptHandle(messages.get(i).receiptHandle())
                    .build())
        .toList();
  }

  @Override
  public void cleanUp() throws InterruptedException {
    stopped = true;
    for (Thread thread : running) {
      thread.join();
    }
    running.clear();
  }
}
