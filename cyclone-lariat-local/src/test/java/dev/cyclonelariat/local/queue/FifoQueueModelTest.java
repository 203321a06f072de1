package dev.cyclonelariat.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.message.Message;
import dev.cyclonelariat.local.message.MessageAttributes;
import dev.cyclonelariat.local.message.MessageBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories of a FIFO queue, compared with a model that is too simple to be wrong. */
class FifoQueueModelTest {
  private static final int STEPS = 2_000;
  private static final long TIMEOUT = 30;

  /** A list of messages; whoever received one hides its group until deletion or timeout. */
  private static final class Model {
    static final class Item {
      String id = "";
      String group = "";
      long hiddenUntil;
    }

    final List<Item> items = new ArrayList<>();

    List<Item> receive(int max, long now) {
      List<Item> taken = new ArrayList<>();
      Set<String> visited = new HashSet<>();
      items.forEach(item -> visited.addAll(item.hiddenUntil > now ? Set.of(item.group) : Set.of()));
      for (Item head : items) {
        if (visited.add(head.group)) {
          items.stream().filter(i -> i.group.equals(head.group)).forEach(taken::add);
        }
      }
      List<Item> first = taken.subList(0, Math.min(max, taken.size()));
      first.forEach(item -> item.hiddenUntil = now + TIMEOUT);
      return first;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void behavesLikeTheModel(long seed) {
    Random random = new Random(seed);
    MessageQueue queue =
        new MessageQueue(
            1,
            new QueueSettings(true, false, 0, TIMEOUT, Long.MAX_VALUE / 2),
            expired -> {},
            position -> position);
    Model model = new Model();
    List<Received> inFlight = new ArrayList<>();
    long now = 1_000;
    for (int step = 0; step < STEPS; step++) {
      now += random.nextInt(8);
      switch (random.nextInt(4)) {
        case 0, 1 -> {
          Model.Item item = new Model.Item();
          item.id = "m" + step;
          item.group = "g" + random.nextInt(5);
          model.items.add(item);
          queue.send(message(item.id, item.group), -1, now);
        }
        case 2 -> {
          int max = 1 + random.nextInt(10);
          List<Received> received = queue.receive(max, -1, null, null, now);
          assertThat(received)
              .extracting(one -> one.entry().message().id())
              .isEqualTo(model.receive(max, now).stream().map(item -> item.id).toList());
          inFlight.addAll(received);
        }
        default -> {
          if (!inFlight.isEmpty()) {
            Received one = inFlight.remove(random.nextInt(inFlight.size()));
            if (queue.delete(one.handle(), now) == Outcome.DONE) {
              model.items.removeIf(item -> item.id.equals(one.entry().message().id()));
            }
          }
        }
      }
    }
    assertThat(queue.counts(now).total()).isEqualTo(model.items.size());
  }

  private static Message message(String id, String group) {
    return new Message(
        id, MessageBody.of(id), MessageAttributes.none(), "sender", group, id, null, null);
  }
}
