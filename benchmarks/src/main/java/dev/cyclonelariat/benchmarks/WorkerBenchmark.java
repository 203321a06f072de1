package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.Credentials;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.local.LocalSnsSqs;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** How fast the worker empties a queue, with the same handler and broker as others. */
final class WorkerBenchmark implements Benchmark {

  private static final int MESSAGES = 50_000;

  /** The fastest of 1, 2, 4, 8 and 16 on the machine of the figures. */
  private static final int HAND_THREADS = Integer.getInteger("hand.threads", 4);

  @Override
  public String name() {
    return "worker";
  }

  @Override
  public void run(Consumer<Figure> figures) throws Exception {
    StaticCredentialsProvider credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIABENCH", "secret"));
    try (LocalSnsSqs server = LocalSnsSqs.builder().region("eu-west-1").start();
        SqsClient sqs =
            SqsClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(100))
                .build();
        SqsAsyncClient async =
            SqsAsyncClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().maxConcurrency(100))
                .build();
        Lariat lariat =
            Lariat.builder(
                    LariatSettings.builder()
                        .publisher("bench")
                        .instance("test")
                        .region("eu-west-1")
                        .accountId("000000000000")
                        .credentials(new Credentials("AKIABENCH", "secret", null))
                        .endpoint(server.endpoint())
                        .build())
                .sqsClient(sqs)
                .build()) {
      NoteHandler handler = new NoteHandler();
      OurWorker ours = new OurWorker(server, lariat, "ours", MESSAGES, handler);
      figures.accept(
          new Comparison(
                  "worker, concurrency 100",
                  "a hand-written loop of ReceiveMessage and DeleteMessageBatch by tens, "
                      + HAND_THREADS
                      + " threads")
              .warmUps(4)
              .rate(
                  "at least 0.85",
                  ours,
                  new HandLoop(server, lariat, "by-hand", MESSAGES, sqs, HAND_THREADS, handler)));
      figures.accept(
          new Comparison(
                  "worker, concurrency 100",
                  "Spring Cloud AWS's @SqsListener container, maxConcurrentMessages and"
                      + " maxMessagesPerPoll 100")
              .warmUps(4)
              .rate(
                  "at least 1.5",
                  ours,
                  new SpringListener(server, lariat, "spring", MESSAGES, async, handler)));
      new WorkerHeap(server, lariat, handler).run(figures);
    }
  }
}
