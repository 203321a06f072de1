package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.migration.Migration;
import dev.cyclonelariat.migration.MigrationSource;
import dev.cyclonelariat.migration.QueueDefinition;
import dev.cyclonelariat.migration.TopicDefinition;
import java.time.Duration;

/** A migration with thirty steps of all kinds, and one before it that it builds upon. */
final class ThirtySteps {

  static final int STEPS = 30;

  private ThirtySteps() {}

  static MigrationSource source() {
    return MigrationSource.of(V10__Before::new, V20__Thirty::new);
  }

  static MigrationSource before() {
    return MigrationSource.of(V10__Before::new);
  }

  /** What the second one removes. */
  static final class V10__Before extends Migration {
    @Override
    public void up() {
      create(topic("old"));
      create(topic("older"));
      create(queue("old").dest("reader"));
      subscribe(topic("old"), queue("old").dest("reader"));
      subscribe(topic("older"), topic("old"));
    }
  }

  /** Every kind of step. */
  static final class V20__Thirty extends Migration {

    private TopicDefinition fifoTopic() {
      return topic("paid").fifo();
    }

    private QueueDefinition reader(String name) {
      return queue("ordered").dest(name);
    }

    @Override
    public void up() {
      create(topic("ordered").tag("team", "shop"));
      create(topic("shipped"));
      create(fifoTopic().contentBasedDeduplication());
      create(reader("dead"));
      create(reader("mail").deadLetters(reader("dead"), 5));
      create(reader("stock").visibilityTimeout(Duration.ofMinutes(2)).tag("team", "stock"));
      create(queue("paid").dest("books").fifo().contentBasedDeduplication());
      create(reader("log"));
      subscribe(topic("ordered"), reader("mail"));
      subscribe(
          topic("ordered"), reader("stock"), o -> o.raw().filterAttributes("{\"of\":[\"DE\"]}"));
      subscribe(topic("shipped"), reader("stock"));
      subscribe(fifoTopic(), queue("paid").dest("books").fifo());
      subscribe(fifoTopic(), reader("log"));
      subscribe(topic("ordered"), topic("shipped"));
      subscribe(topic("shipped"), reader("log"));
      alter(reader("mail").delay(Duration.ofSeconds(3)).tag("team", "mail"));
      alter(topic("ordered").tag("team", "web").maximumMessageSize(100_000));
      alter(reader("log").deadLetters(reader("dead"), 2));
      unsubscribe(topic("ordered"), reader("stock"));
      unsubscribe(topic("older"), topic("old"));
      unsubscribe(topic("old"), queue("old").dest("reader"));
      delete(queue("old").dest("reader"));
      delete(topic("old"));
      create(customTopic("everything"));
      create(customQueue("everything"));
      subscribe(customTopic("everything"), customQueue("everything"));
      create(reader("late"));
      subscribe(topic("shipped"), reader("late"));
      alter(reader("late").retention(Duration.ofDays(1)));
      subscribe(topic("ordered"), reader("late"));
    }

    @Override
    public void down() {
      // The tests go on only.
    }
  }
}
