package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.migration.Migration;
import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.MigrationSource;
import java.util.List;

/** The migrations that make {@link DemoTopology}, as an application would write them. */
final class DemoMigrations {

  /** Whose they are. */
  static final String OWNER = "users";

  static final MigrationSource SOURCE =
      () ->
          List.of(
              new MigrationDefinition(
                  MigrationName.parse("V20261102090000__UserCreated"), UserCreated::new),
              new MigrationDefinition(
                  MigrationName.parse("V20261109090000__OrderPlaced"), OrderPlaced::new),
              new MigrationDefinition(MigrationName.parse("V20261116090000__Audit"), Audit::new),
              new MigrationDefinition(
                  MigrationName.parse("V20261123090000__Commands"), Commands::new));

  private DemoMigrations() {}

  /** One to many. */
  private static final class UserCreated extends Migration {

    @Override
    public void up() {
      create(topic("user_created"));
      create(queue("user_created").dest("mailer"));
      create(queue("user_created").dest("search"));
      subscribe(topic("user_created"), queue("user_created").dest("mailer"));
      subscribe(topic("user_created"), queue("user_created").dest("search"));
    }
  }

  /** In order inside each group. */
  private static final class OrderPlaced extends Migration {

    @Override
    public void up() {
      var placed = topic("order_placed").publisher("shop").fifo();
      var shipping = queue("order_placed").publisher("shop").dest("shipping").fifo();
      create(placed);
      create(shipping);
      subscribe(placed, shipping);
    }
  }

  /** Many to one. */
  private static final class Audit extends Migration {

    @Override
    public void up() {
      var audit = queue("all").publisher("any").dest("audit");
      create(topic("role_granted"));
      create(topic("invoice_paid").publisher("billing"));
      create(audit);
      subscribe(topic("user_created"), audit);
      subscribe(topic("role_granted"), audit);
      subscribe(topic("order_placed").publisher("shop").fifo(), audit);
      subscribe(topic("invoice_paid").publisher("billing"), audit);
    }
  }

  /** Straight to the one who obeys. */
  private static final class Commands extends Migration {

    @Override
    public void up() {
      create(queue("ban_user").kind("command").publisher("support").dest("users"));
      create(queue("send_receipt").kind("command").publisher("shop").dest("mailer").fifo());
    }
  }
}
