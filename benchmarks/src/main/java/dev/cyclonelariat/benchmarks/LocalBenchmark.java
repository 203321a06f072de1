package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.PolicyEnforcement;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/** What the local SNS/SQS costs, beside ElasticMQ and beside itself. */
final class LocalBenchmark implements Benchmark {
  private static final int BATCHES = 400;
  private static final int FEW = 100;
  private static final int MANY_MESSAGES = 100_000;
  private static final int MANY_GROUPS = 10_000;
  private static final int FAN_OUT = 10;
  private static final String ELASTICMQ = "ElasticMQ 1.7.1 in the same JVM";

  @Override
  public String name() {
    return "local";
  }

  @Override
  public void run(Consumer<Figure> figures) throws Exception {
    besideElasticMq(figures);
    try (LocalSnsSqs local = LocalSnsSqs.builder().policyEnforcement(PolicyEnforcement.ON).start();
        QueueLoad load = new QueueLoad(local.endpoint())) {
      figures.accept(fanOut(local, load));
      local.reset();
      figures.accept(backlog(load));
      local.reset();
      figures.accept(groups(load));
      local.reset();
      figures.accept(LocalProcesses.idlePolls(local, load));
    }
    figures.accept(LocalProcesses.heap());
    figures.accept(LocalProcesses.start());
  }

  private static void besideElasticMq(Consumer<Figure> figures) throws Exception {
    SQSRestServer other = SQSRestServerBuilder.withDynamicPort().withInterface("127.0.0.1").start();
    int port = other.waitUntilStarted().localAddress().getPort();
    try (LocalSnsSqs local = LocalSnsSqs.start();
        QueueLoad ours = new QueueLoad(local.endpoint());
        QueueLoad theirs = new QueueLoad(URI.create("http://127.0.0.1:" + port))) {
      String ourQueue = ours.createQueue("q", Map.of());
      String theirQueue = theirs.createQueue("q", Map.of());
      figures.accept(
          new Comparison("send, batches of ten", ELASTICMQ)
              .rate(
                  "at least 1.2",
                  () -> refilled(ours, ourQueue),
                  () -> refilled(theirs, theirQueue)));
      ours.purge(ourQueue);
      theirs.purge(theirQueue);
      figures.accept(
          new Comparison("receive + delete, batches of ten", ELASTICMQ)
              .prepared(
                  () -> {
                    ours.send(ourQueue, BATCHES, 1);
                    theirs.send(theirQueue, BATCHES, 1);
                  })
              .rate(
                  "at least 1.2",
                  () -> ours.receiveAndDelete(ourQueue, BATCHES),
                  () -> theirs.receiveAndDelete(theirQueue, BATCHES)));
    } finally {
      other.stopAndWait();
    }
  }

  /** Sends; how long the queue is by then matters to neither side. */
  private static long refilled(QueueLoad load, String queue) throws Exception {
    return load.send(queue, BATCHES, 1);
  }

  private static Figure fanOut(LocalSnsSqs local, QueueLoad load) throws Exception {
    String topic = local.topology().createTopic("t");
    List<String> queues = new ArrayList<>();
    for (int i = 0; i < FAN_OUT; i++) {
      queues.add(local.topology().createQueue("q" + i));
      local.topology().subscribe("t", "q" + i);
    }
    String direct = local.topology().createQueue("direct");
    int batches = BATCHES / 4;
    return new Comparison(
            "a delivery in a fan-out to " + FAN_OUT + " queues", "an entry of SendMessageBatch")
        .prepared(
            () -> {
              for (String queue : queues) {
                load.empty(queue);
              }
              load.empty(direct);
            })
        .time(
            "at most 0.5",
            () -> publish(load, topic, batches) * FAN_OUT,
            () -> load.send(direct, batches, 1));
  }

  private static long publish(QueueLoad load, String topic, int batches) throws Exception {
    List<PublishBatchRequestEntry> entries =
        IntStream.range(0, QueueLoad.ENTRIES)
            .mapToObj(
                i -> PublishBatchRequestEntry.builder().id("e" + i).message(QueueLoad.BODY).build())
            .toList();
    load.sideBySide(
        batches,
        i -> load.sns().publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(entries)));
    return (long) batches * QueueLoad.ENTRIES;
  }

  private static Figure backlog(QueueLoad load) throws Exception {
    String full = load.createQueue("full", Map.of());
    String few = load.createQueue("few", Map.of());
    load.send(full, MANY_MESSAGES / QueueLoad.ENTRIES, 1);
    load.send(few, FEW / QueueLoad.ENTRIES, 1);
    return new Comparison(
            "receive + delete with 100,000 waiting messages", "the same with 100 waiting")
        .rate(
            "at least 0.8",
            () -> load.receiveDeleteRefill(full, BATCHES, 1),
            () -> load.receiveDeleteRefill(few, BATCHES, 1));
  }

  private static Figure groups(QueueLoad load) throws Exception {
    String many = load.createQueue("many.fifo", Map.of("FifoQueue", "true"));
    String few = load.createQueue("few.fifo", Map.of("FifoQueue", "true"));
    load.send(many, MANY_GROUPS / QueueLoad.ENTRIES, MANY_GROUPS);
    load.send(few, FEW / QueueLoad.ENTRIES, FEW);
    return new Comparison("receive + delete with 10,000 FIFO groups", "the same with 100 groups")
        .rate(
            "at least 0.8",
            () -> load.receiveDeleteRefill(many, BATCHES, MANY_GROUPS),
            () -> load.receiveDeleteRefill(few, BATCHES, FEW));
  }
}
