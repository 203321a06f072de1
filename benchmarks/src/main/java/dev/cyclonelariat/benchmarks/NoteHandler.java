package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.message.Message;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** The same little work in every comparison. */
final class NoteHandler {

  private final LongAdder sum = new LongAdder();

  void handle(Message message) {
    sum.add((Long) Objects.requireNonNull(message.data().get("id")));
  }
}
