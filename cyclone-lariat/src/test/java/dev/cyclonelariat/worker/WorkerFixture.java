package dev.cyclonelariat.worker;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Outgoing;
import dev.cyclonelariat.resource.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A broker with a queue, time that is stepped by hand, and a worker's calls laid open. */
@Timeout(60) // A safety net only: a test that fails may wait for ever.
abstract class WorkerFixture {

  static final Queue MAILS = Queue.parse("mails");
  static final Queue FIFO = Queue.parse("mails.fifo");
  static final Duration RETRY = Duration.ofSeconds(60);
  private static final Duration LONG = Duration.ofSeconds(50);

  final LocalAws aws = new LocalAws();
  final String url = aws.queue("mails");
  final String fifoUrl = aws.queue("mails.fifo");
  final SteppedAlarm alarm = new SteppedAlarm(aws);
  final RecordedCalls calls = new RecordedCalls();
  final SqsClient sqs =
      aws.sqsClient(
          client ->
              client.retryStrategy(AwsRetryStrategy.doNotRetry()).addExecutionInterceptor(calls));
  final Lariat lariat = Lariat.builder(aws.settings().build()).sqsClient(sqs).build();
  final List<Object> handled = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  final void closeBroker() {
    aws.server().faults().clear();
    lariat.close();
    sqs.close();
    aws.close();
  }

  /** Of no queue yet; time passes for it as {@link #alarm} says. */
  final WorkerBuilder stepped() {
    WorkerBuilder worker =
        lariat
            .worker()
            .clock(aws.server().clock())
            .retryPolicy(RetryPolicy.fixed(RETRY))
            .closeWithin(Duration.ofMillis(100));
    worker.alarm = () -> alarm;
    return worker;
  }

  /** Sends messages numbered from 0. */
  final void send(String queue, int count) {
    sendInGroups(queue, count, 0);
  }

  /** Sends messages numbered from 0, in turn to groups g0, g1 and so on. */
  final void sendInGroups(String queue, int count, int groups) {
    List<Outgoing> all =
        IntStream.range(0, count)
            .mapToObj(
                i -> {
                  var event = lariat.event("x").data(Map.of("i", i));
                  return Outgoing.of(
                          (groups == 0 ? event : event.groupId("g" + i % groups)).build())
                      .to(Destination.queue(queue));
                })
            .toList();
    lariat.sender().publishAll(all).orThrow();
  }

  static int number(Message message) {
    return ((Long) message.data().get("i")).intValue();
  }

  final void drain(Worker worker) {
    while (worker.runOnce() > 0) {}
  }

  /** Waits until so many messages were taken off a queue. */
  final void awaitDeleted(String queue, int count) throws InterruptedException {
    if (!aws.server().deliveries().await(Kind.DELETED, queue, count, LONG)) {
      throw new AssertionError(
          "Only " + aws.server().deliveries().count(Kind.DELETED, queue) + " were deleted");
    }
  }

  final long received(String queue) {
    return aws.server().deliveries().count(Kind.RECEIVED, queue);
  }

  /** Waits until just so many threads are inside code of all these classes. */
  static void awaitThreadsIn(int count, Class<?>... classes) throws InterruptedException {
    while (threadsIn(classes) != count) {
      if (Thread.interrupted()) {
        throw new InterruptedException("Not " + count + " threads in " + Arrays.toString(classes));
      }
    }
  }

  private static long threadsIn(Class<?>... classes) {
    return Thread.getAllStackTraces().values().stream()
        .map(stack -> Arrays.stream(stack).map(StackTraceElement::getClassName).toList())
        .filter(stack -> Arrays.stream(classes).map(Class::getName).allMatch(stack::contains))
        .count();
  }

  static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(LONG.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("It never happens: " + latch);
    }
  }
}
