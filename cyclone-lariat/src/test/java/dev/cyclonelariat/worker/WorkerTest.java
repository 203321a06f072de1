package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Outgoing;
import dev.cyclonelariat.resource.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerTest {

  record UserCreated(long id) {}

  private static final Queue MAILS = Queue.parse("mails");

  private final LocalAws aws = new LocalAws();
  private final Lariat lariat = aws.lariat();
  private final String url = aws.queue("mails");
  private final List<Object> handled = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    lariat.close();
    aws.close();
  }

  private WorkerBuilder worker() {
    return lariat.worker().queue(MAILS).retryPolicy(RetryPolicy.fixed(Duration.ofSeconds(60)));
  }

  private void send(Message message) {
    lariat.publish(message, Destination.queue("mails"));
  }

  private static void drain(Worker worker) {
    while (worker.runOnce() > 0) {}
  }

  @Test
  void aHandledMessageIsDeleted() {
    send(lariat.event("user_created").data(new UserCreated(42)).build());
    send(lariat.command("ban_user").build());
    try (Worker worker =
        worker()
            .onEvent("user_created", UserCreated.class, (user, context) -> handled.add(user))
            .onCommand("ban_user", (message, context) -> handled.add(message.wireType()))
            .build()) {
      drain(worker);
    }

    assertThat(handled).containsExactlyInAnyOrder(new UserCreated(42), "command_ban_user");
    assertThat(aws.depth(url)).isZero();
  }

  @Test
  void aMessageThatFailedComesAgainAfterItsDelay() {
    send(lariat.event("user_created").build());
    try (Worker worker =
        worker()
            .fallback(
                (message, context) -> {
                  handled.add(context.delivery().receiveCount());
                  if (context.delivery().receiveCount() < 3) {
                    throw new IllegalStateException("not yet");
                  }
                })
            .build()) {
      drain(worker);
      assertThat(handled).containsExactly(1);
      aws.pass(Duration.ofSeconds(59));
      drain(worker);
      assertThat(handled).containsExactly(1);
      aws.pass(Duration.ofSeconds(2));
      drain(worker);
      aws.pass(Duration.ofSeconds(61));
      drain(worker);
    }

    assertThat(handled).containsExactly(1, 2, 3);
    assertThat(aws.depth(url)).isZero();
  }

  @Test
  void aBusinessErrorIsAcknowledgedEvenWithoutAnInbox() {
    send(lariat.event("user_created").build());
    try (Worker worker =
        worker()
            .fallback(
                (message, context) -> {
                  throw new BusinessException("no such user");
                })
            .build()) {
      drain(worker);
    }

    assertThat(aws.depth(url)).isZero();
  }

  @Test
  void whatNobodyWantsOrCanReadStaysOnTheQueue() {
    send(lariat.event("user_created").build());
    aws.sqs().sendMessage(request -> request.queueUrl(url).messageBody("not json"));
    try (Worker worker =
        worker().onEvent("other", (message, context) -> handled.add(message)).build()) {
      drain(worker);
    }

    assertThat(handled).isEmpty();
    assertThat(aws.depth(url)).isEqualTo(2);
  }

  @Test
  void middlewareWrapsHandlersFromTheOutsideIn() {
    send(lariat.event("user_created").build());
    try (Worker worker =
        worker()
            .middleware(
                (context, next) -> {
                  handled.add("outer");
                  return next.proceed(context);
                })
            .middleware(
                (context, next) -> {
                  handled.add("inner");
                  return next.proceed(context);
                })
            .fallback((message, context) -> handled.add("handler"))
            .build()) {
      drain(worker);
    }

    assertThat(handled).containsExactly("outer", "inner", "handler");
  }

  @Test
  void attributesReachTheHandlerHoweverTheyCame() {
    String through = aws.subscribedQueue("partners", "mails-through-topic");
    Outgoing traced = Outgoing.of(lariat.event("x").build()).traceparent("00-1-2-01");
    lariat.sender().publish(traced.to(Destination.queue("mails")));
    lariat.sender().publish(traced.to(Destination.topic("partners")));
    try (Worker worker =
        worker()
            .queue(Queue.parse("mails-through-topic"))
            .fallback((message, context) -> handled.add(context.attributes()))
            .build()) {
      drain(worker);
    }

    assertThat(handled)
        .containsExactly(Map.of("traceparent", "00-1-2-01"), Map.of("traceparent", "00-1-2-01"));
    assertThat(aws.depth(through)).isZero();
  }

  @Test
  void closingIsBoundedAndWhatWasNotHandledComesAgain() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    send(lariat.event("x").build());
    Worker worker =
        worker()
            .closeWithin(Duration.ofMillis(50))
            .fallback(
                (message, context) -> {
                  inside.countDown();
                  new CountDownLatch(1).await();
                })
            .start();
    inside.await();

    worker.close();

    assertThat(aws.depth(url)).isEqualTo(1);
  }

  @Test
  void aMessageCanBeLookedAtByHand() {
    Message sent = lariat.event("x").build();
    send(sent);
    QueueAccess queue = lariat.queueAccess(lariat.location().url(MAILS));

    ReceivedMessage first = queue.receive(10, Duration.ZERO).get(0);
    queue.redeliverAfter(first, Duration.ZERO);
    ReceivedMessage again = queue.receive(10, Duration.ZERO).get(0);
    queue.delete(again);

    assertThat(first.delivery().body()).isEqualTo(MessageCodec.encode(sent));
    assertThat(again.delivery().receiveCount()).isEqualTo(2);
    assertThat(aws.depth(url)).isZero();
  }

  @Test
  void aWorkerNeedsAQueue() {
    assertThatThrownBy(() -> lariat.worker().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("A worker needs a queue to receive from");
    assertThatThrownBy(() -> lariat.worker().concurrency(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                lariat
                    .worker()
                    .onEvent("x", (message, context) -> {})
                    .onEvent("x", (message, context) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("event 'x' has a handler already");
  }
}
