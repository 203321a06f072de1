package dev.cyclonelariat.examples;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.migration.Migration;
import dev.cyclonelariat.migration.run.StartUp;
import dev.cyclonelariat.migration.store.JdbcVersionStore;
import java.time.Duration;
import javax.sql.DataSource;

/** What migrations do, by occasion: each method would be the {@code up()} of one. */
abstract class MigrationRecipes extends Migration {

  void newEvent() {
    create(topic("order_paid"));
    create(queue("order_paid").dest("mailer_dead"));
    create(
        queue("order_paid")
            .dest("mailer")
            .visibilityTimeout(Duration.ofMinutes(2))
            .deadLetters(queue("order_paid").dest("mailer_dead"), 5));
    subscribe(topic("order_paid"), queue("order_paid").dest("mailer"));
  }

  void secondConsumer() {
    create(queue("order_paid").publisher("orders").dest("audit"));
    subscribe(
        topic("order_paid").publisher("orders"),
        queue("order_paid").publisher("orders").dest("audit"));
  }

  void renameFirst() {
    create(topic("order_settled"));
    subscribe(topic("order_settled"), queue("order_paid").dest("mailer"));
  }

  /** The second migration of a rename. */
  abstract static class RenameLast extends Migration {

    @Override
    public void up() {
      unsubscribe(topic("order_paid"), queue("order_paid").dest("mailer"));
      delete(topic("order_paid"));
    }

    @Override
    public void down() {
      create(topic("order_paid"));
      subscribe(topic("order_paid"), queue("order_paid").dest("mailer"));
    }
  }

  void fifo() {
    create(topic("order_paid").fifo().highThroughput());
    create(queue("order_paid").dest("mailer").fifo().highThroughput());
    subscribe(topic("order_paid").fifo(), queue("order_paid").dest("mailer").fifo());
  }

  static void startUp(Lariat lariat, DataSource database) {
    lariat.migrations(JdbcVersionStore.of(database)).build().startUp(StartUp.VALIDATE);
  }
}
