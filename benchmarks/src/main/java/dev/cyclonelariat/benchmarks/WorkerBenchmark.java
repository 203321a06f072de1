package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.local.LocalSnsSqs;
import java.util.function.Consumer;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** How fast the worker empties a queue, with the same handler and broker as others. */
final class WorkerBenchmark implements Benchmark {

  private static final int MESSAGES = 50_000;

  /** With fewer, the compiler is still at work on either side. */
  private static final int WARM_UPS = 12;

  /** The fastest of 1, 2, 4, 8 and 16 on the machine of the figures. */
  private static final int HAND_THREADS = Integer.getInteger("hand.threads", 4);

  @Override
  public String name() {
    return "worker";
  }

  @Override
  public void run(Consumer<Figure> figures) throws Exception {
    try (BrokerAndClient broker = BrokerAndClient.start();
        SqsAsyncClient async =
            SqsAsyncClient.builder()
                .endpointOverride(broker.server().endpoint())
                .region(BrokerAndClient.REGION)
                .credentialsProvider(BrokerAndClient.CREDENTIALS)
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().maxConcurrency(100))
                .build()) {
      LocalSnsSqs server = broker.server();
      Lariat lariat = broker.lariat();
      NoteHandler handler = new NoteHandler();
      OurWorker ours = new OurWorker(server, lariat, "ours", MESSAGES, handler);
      figures.accept(
          new Comparison(
                  "worker, concurrency 100",
                  "a hand-written loop of ReceiveMessage and DeleteMessageBatch by tens, "
                      + HAND_THREADS
                      + " threads")
              .warmUps(WARM_UPS)
              .rate(
                  "at least 0.85",
                  ours,
                  new HandLoop(
                      server, lariat, "by-hand", MESSAGES, broker.sqs(), HAND_THREADS, handler)));
      figures.accept(
          new Comparison(
                  "worker, concurrency 100",
                  "Spring Cloud AWS's @SqsListener container, maxConcurrentMessages and"
                      + " maxMessagesPerPoll 100")
              .warmUps(WARM_UPS)
              .rate(
                  "at least 1.5",
                  ours,
                  new SpringListener(server, lariat, "spring", MESSAGES, async, handler)));
    }
  }
}
