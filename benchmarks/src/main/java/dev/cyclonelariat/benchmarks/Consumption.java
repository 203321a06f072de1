package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Outgoing;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Empties a queue that holds many messages, until the last of them is deleted. Each round has a
 * queue of its own: what a former one has left behind must not take its messages.
 */
abstract class Consumption implements Comparison.Work {

  private final LocalSnsSqs server;
  private final Lariat lariat;
  private final String name;
  private final int messages;

  private int rounds;
  private String queue = "";
  private String url = "";

  Consumption(LocalSnsSqs server, Lariat lariat, String name, int messages) {
    this.server = server;
    this.lariat = lariat;
    this.name = name;
    this.messages = messages;
  }

  @Override
  public void prepare() {
    server.deliveries().clear();
    queue = name + "-" + rounds++;
    url = server.topology().createQueue(queue, Map.of("RedrivePolicy", deadLetters()));
    fill();
    // What filling has left behind is not for the round to clear away.
    System.gc();
  }

  /** Puts the messages on the queue. */
  final void fill() {
    lariat
        .sender()
        .publishAll(
            Stream.generate(this::message)
                .limit(messages)
                .map(outgoing -> outgoing.to(Destination.queue(queue)))
                .toList())
        .orThrow();
  }

  private String deadLetters() {
    server.topology().createQueue("dead-letters");
    return "{\"deadLetterTargetArn\":\"arn:aws:sqs:%s:%s:dead-letters\",\"maxReceiveCount\":10}"
        .formatted(server.region(), server.account());
  }

  final String queue() {
    return queue;
  }

  final String url() {
    return url;
  }

  private Outgoing message() {
    return Outgoing.of(
        lariat
            .event("note_added")
            .data(Map.of("id", 12, "text", "Sample of published data"))
            .build());
  }

  @Override
  public long run() throws Exception {
    start();
    awaitEmpty();
    return messages;
  }

  /** Waits until the last message is deleted. */
  final void awaitEmpty() throws InterruptedException {
    // Looking now and then costs less than being woken by each event.
    while (server.deliveries().count(Kind.DELETED, queue) < messages) {
      Thread.sleep(1);
    }
  }

  /** Begins to consume, on other threads. */
  abstract void start() throws Exception;
}
