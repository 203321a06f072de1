package dev.cyclonelariat.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.message.Message;
import dev.cyclonelariat.local.message.MessageAttributes;
import dev.cyclonelariat.local.message.MessageBody;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageQueueTest {
  private static final long NOW = 1_000_000;

  @Test
  void noMoreThanTheLimitIsInFlight() {
    MessageQueue queue = queue(false);
    for (int i = 0; i <= MessageQueue.MAX_IN_FLIGHT; i++) {
      queue.send(message("m" + i, null), -1, NOW);
    }
    Received last = null;
    for (int i = 0; i < MessageQueue.MAX_IN_FLIGHT / 10; i++) {
      last = queue.receive(10, -1, null, null, NOW).get(9);
    }

    assertThat(queue.isInFlightLimitReached(NOW)).isTrue();
    assertThat(queue.receive(10, -1, null, null, NOW)).isEmpty();
    queue.delete(last.handle(), NOW);
    assertThat(queue.receive(10, -1, null, null, NOW)).hasSize(1);
  }

  @Test
  void aFifoQueueHasTheSameLimit() {
    MessageQueue queue = queue(true);
    for (int i = 0; i <= MessageQueue.MAX_IN_FLIGHT; i++) {
      queue.send(message("m" + i, "g" + i), -1, NOW);
    }
    for (int i = 0; i < MessageQueue.MAX_IN_FLIGHT / 10; i++) {
      queue.receive(10, -1, null, null, NOW);
    }

    assertThat(queue.receive(10, -1, null, null, NOW)).isEmpty();
  }

  @Test
  void aDelayedFirstMessageHoldsUpItsGroup() {
    MessageQueue queue = queue(true);
    queue.send(message("1", "g"), 100, NOW);
    queue.send(message("2", "g"), 0, NOW);
    queue.send(message("3", "h"), 0, NOW);

    assertThat(ids(queue.receive(10, -1, null, null, NOW))).containsExactly("3");
    assertThat(queue.nextChange()).isEqualTo(NOW + 100);
    assertThat(ids(queue.receive(10, -1, null, null, NOW + 100))).containsExactly("1", "2");
  }

  @Test
  void aGroupStaysLockedUntilAllItsMessagesAreBack() {
    MessageQueue queue = queue(true);
    queue.send(message("1", "g"), -1, NOW);
    queue.send(message("2", "g"), -1, NOW);
    List<Received> both = queue.receive(10, -1, null, null, NOW);

    queue.changeVisibility(both.get(0).handle(), 0, NOW);
    assertThat(queue.receive(10, -1, null, null, NOW)).isEmpty();
    queue.changeVisibility(both.get(1).handle(), 0, NOW);
    assertThat(ids(queue.receive(10, -1, null, null, NOW))).containsExactly("1", "2");
  }

  @Test
  void aMessageInFlightIsThrownAwayWhenItIsTooOld() {
    List<Entry> expired = new ArrayList<>();
    MessageQueue queue =
        new MessageQueue(
            1, new QueueSettings(false, false, 0, 50_000, 60_000), expired::add, p -> p);
    queue.send(message("1", null), -1, NOW);
    Received received = queue.receive(1, -1, null, null, NOW + 30_000).get(0);

    assertThat(queue.counts(NOW + 60_000).total()).isZero();
    assertThat(expired).hasSize(1);
    assertThat(queue.delete(received.handle(), NOW + 60_000)).isEqualTo(Outcome.GONE);
  }

  @Test
  void aDeadLetterKeepsItsHistoryAndAStandardQueueItsAge() {
    MessageQueue deadLetters = queue(false);
    DeadLetterRule rule =
        new DeadLetterRule(1, entry -> deadLetters.takeOver(entry, entry.message(), NOW + 200));
    MessageQueue queue = queue(false);
    queue.send(message("1", null), -1, NOW);
    queue.receive(1, 0, null, rule, NOW + 100);

    assertThat(queue.receive(1, 0, null, rule, NOW + 200)).isEmpty();
    Entry dead = deadLetters.receive(1, 0, null, null, NOW + 300).get(0).entry();
    assertThat(dead.sentAt()).isEqualTo(NOW);
    assertThat(dead.receiveCount()).isEqualTo(2);
    assertThat(dead.firstReceivedAt()).isEqualTo(NOW + 100);
  }

  @Test
  void aReceiveCanBeRepeatedForFiveMinutes() {
    MessageQueue queue = queue(true);
    queue.send(message("1", "g1"), -1, NOW);
    queue.send(message("2", "g2"), -1, NOW);
    queue.send(message("3", "g3"), -1, NOW);
    Received first = queue.receive(1, 900_000, "first", null, NOW).get(0);
    List<Received> second = queue.receive(1, 900_000, "second", null, NOW);
    queue.delete(first.handle(), NOW);
    assertThat(queue.receive(1, 900_000, "first", null, NOW + 299_999)).hasSize(1);

    assertThat(queue.receive(1, 900_000, "second", null, NOW + 299_999)).isEqualTo(second);
    assertThat(queue.receive(1, 900_000, "second", null, NOW + 300_000)).isEmpty();
  }

  @Test
  void purgingForgetsRepeatableReceives() {
    MessageQueue queue = queue(true);
    queue.send(message("1", "g"), -1, NOW);
    queue.receive(1, -1, "attempt", null, NOW);

    queue.purge();

    assertThat(queue.receive(1, -1, "attempt", null, NOW)).isEmpty();
    assertThat(queue.counts(NOW)).isEqualTo(new Counts(0, 0, 0));
  }

  @Test
  void handlesAreReadBackAndForgedOnesAreNot() {
    ReceiptHandle handle = new ReceiptHandle(7, 1L << 40, 3);
    String text = handle.toString();

    assertThat(ReceiptHandle.parse(text)).isEqualTo(handle);
    for (String forged :
        List.of("", "x", text + "A", text.substring(1) + "A", "!" + text.substring(1))) {
      assertThat(ReceiptHandle.parse(forged)).as(forged).isNull();
    }
  }

  private static MessageQueue queue(boolean fifo) {
    return new MessageQueue(
        1, new QueueSettings(fifo, false, 0, 30_000, 345_600_000), expired -> {}, p -> p);
  }

  private static List<String> ids(List<Received> received) {
    return received.stream().map(one -> one.entry().message().id()).toList();
  }

  private static Message message(String id, String group) {
    return new Message(
        id, MessageBody.of(id), MessageAttributes.none(), "sender", group, id, null, null);
  }
}
