package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** How a worker ends. */
class CloseTest extends WorkerFixture {

  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  private WorkerBuilder holding() {
    return stepped()
        .queue(MAILS)
        .closeWithin(Duration.ofSeconds(50))
        .fallback(
            (message, context) -> {
              inside.countDown();
              await(mayEnd);
              handled.add(number(message));
            });
  }

  private Thread closing(Worker worker) throws InterruptedException {
    Thread closing = new Thread(worker::close);
    closing.start();
    worker.awaitClosed();
    return closing;
  }

  @Test
  void deletesThatWereCollectedAreSent() throws Exception {
    send("mails", 3);
    CountDownLatch ended = new CountDownLatch(3);
    Worker worker =
        stepped()
            .queue(MAILS)
            .executor(
                task -> {
                  task.run();
                  ended.countDown();
                })
            .fallback((message, context) -> handled.add(number(message)))
            .start();
    await(ended);
    assertThat(aws.depth(url)).isEqualTo(3);

    worker.close();

    assertThat(aws.depth(url)).isZero();
  }

  @Test
  void whatNoHandlerHasGotYetIsHandedBackAtOnce() throws Exception {
    ExecutorService one = Executors.newSingleThreadExecutor();
    send("mails", 10);
    Worker worker = holding().executor(one).start();
    await(inside);
    Thread closing = closing(worker);
    mayEnd.countDown();
    closing.join();
    one.shutdown();

    assertThat(handled).hasSize(1);
    assertThat(aws.receiveAll(url)).hasSize(9);
  }

  @Test
  void whatIsBeingHandledEndsAndIsDeleted() throws Exception {
    send("mails", 1);
    Worker worker = holding().start();
    await(inside);
    Thread closing = closing(worker);
    mayEnd.countDown();
    closing.join();

    assertThat(handled).hasSize(1);
    assertThat(aws.depth(url)).isZero();
  }

  @Test
  void whatAReceiveBringsAfterwardsIsHandedBack() throws Exception {
    Worker worker = holding().start();
    calls.await(ReceiveMessageRequest.class, 1);
    worker.close();

    send("mails", 1);
    List<Message> messages = List.of();
    while (messages.isEmpty()) {
      messages = sqs.receiveMessage(request -> request.queueUrl(url)).messages();
    }
    assertThat(handled).isEmpty();
  }

  @Test
  void itIsBoundedWhateverSqsDoes() throws Exception {
    send("mails", 1);
    aws.server().faults().on("DeleteMessageBatch").delay(Duration.ofHours(1));
    Worker worker =
        lariat
            .worker()
            .closeWithin(Duration.ofMillis(100))
            .queue(MAILS)
            .fallback(
                (message, context) -> {
                  handled.add(number(message));
                  inside.countDown();
                })
            .start();
    await(inside);

    worker.close();

    assertThat(handled).hasSize(1);
  }

  @Test
  void closingTwiceIsClosingOnce() {
    Worker worker = holding().start();
    worker.close();
    worker.close();
    assertThat(worker.health().isHealthy()).isFalse();
  }

  private Process start(boolean closeOnShutdown) throws Exception {
    return new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            ProcessThatIsAskedToEnd.class.getName(),
            aws.server().endpoint().toString(),
            Boolean.toString(closeOnShutdown))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void endOnceInside(Process process) throws Exception {
    try (BufferedReader output = process.inputReader()) {
      assertThat(output.readLine()).isEqualTo("inside");
      process.destroy();
      assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void itEndsWithTheProcessOnlyIfAskedTo() throws Exception {
    send("mails", 1);
    sendInGroups("mails.fifo", 1, 1);
    Process asked = start(true);
    Process unasked = start(false);

    endOnceInside(asked);
    endOnceInside(unasked);

    assertThat(aws.depth(url)).isZero();
    assertThat(aws.depth(fifoUrl)).isEqualTo(1);
  }
}
