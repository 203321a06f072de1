package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** Delivers messages from several threads at once, again and again until each is acknowledged. */
final class TestQueue {

  private final BlockingQueue<Delivery> waiting = new LinkedBlockingQueue<>();
  private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

  /** Puts each of so many messages in several times, in a random order. */
  TestQueue(int messages, int times) {
    List<Delivery> deliveries = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      UUID uuid = UUID.randomUUID();
      for (int time = 0; time < times; time++) {
        deliveries.add(InboxFixture.delivery("mails", uuid, null));
      }
    }
    Collections.shuffle(deliveries, new Random(42));
    waiting.addAll(deliveries);
  }

  /** Takes deliveries until none is left. */
  void drain(int threads, Function<Delivery, Outcome> handling) {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<CompletableFuture<Void>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(CompletableFuture.runAsync(() -> drain(handling), executor));
      }
      running.forEach(CompletableFuture::join);
    } finally {
      executor.shutdown();
    }
  }

  private void drain(Function<Delivery, Outcome> handling) {
    for (Delivery next = waiting.poll(); next != null; next = waiting.poll()) {
      Outcome outcome = handling.apply(next);
      outcomes.add(outcome);
      if (!outcome.isAcknowledged()) {
        waiting.add(next);
      }
    }
  }

  /** What became of each delivery so far. */
  List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }
}
