package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.cli.demo.Ledger.Balance;
import dev.cyclonelariat.outbox.Outbox;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The act in which a producer is killed between commit and publish: the relay of this process
 * publishes what that one has left in their outbox.
 */
final class KillAct implements AutoCloseable {

  /** So often the relay looks for what the dead one has had in hand. */
  private static final Duration POLL = Duration.ofMillis(50);

  private final @Nullable ProducerProcess producer;
  private final Consumer<String> story;

  private KillAct(@Nullable ProducerProcess producer, Consumer<String> story) {
    this.producer = producer;
    this.story = story;
  }

  /**
   * Starts the producer, which needs a moment, where there are orders for it.
   *
   * @param database holds a ledger and an outbox
   * @param count how many messages the demo has
   * @param story takes what is told of it
   */
  static KillAct prepare(DemoDatabase database, long count, Consumer<String> story)
      throws IOException, SQLException {
    boolean hasOrders = Producer.orders(count).findAny().isPresent();
    return new KillAct(hasOrders ? ProducerProcess.start(database.share(), count) : null, story);
  }

  /**
   * Plays it, while readers are at work.
   *
   * @param shop whose relay publishes
   * @return how many messages were published after the kill
   */
  long play(Lariat shop, DataSource database, Ledger ledger, Traffic traffic, Patience patience)
      throws SQLException, InterruptedException {
    if (producer == null) {
      return 0;
    }
    story.accept("\nA producer is killed between commit and publish\n");
    long orders = producer.awaitCommitted();
    producer.kill();
    long before = traffic.published(DemoTopology.ORDER_PLACED);
    story.accept(
        "  process "
            + producer.pid()
            + " commits "
            + orders
            + " orders with their messages, and is killed: published="
            + before);
    try (Outbox outbox = shop.outbox(database).poll(POLL, POLL).start()) {
      patience.waitUntil(() -> outbox.store().stats().backlog() + traffic.waiting(), 0, () -> {});
    }
    if (patience.isOver()) {
      return 0;
    }
    long after = traffic.published(DemoTopology.ORDER_PLACED) - before;
    Balance balance = ledger.balance();
    story.accept(
        "  process "
            + ProcessHandle.current().pid()
            + " has a relay on the same outbox: published="
            + after
            + " handled="
            + balance.handled()
            + " lost="
            + balance.lost()
            + "\n");
    return after;
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close();
    }
  }
}
