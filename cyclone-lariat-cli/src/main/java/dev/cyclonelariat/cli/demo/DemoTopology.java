package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.migration.journal.VersionStore;
import dev.cyclonelariat.migration.run.MigratorBuilder;
import dev.cyclonelariat.migration.run.RunListener;
import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The topics and queues of the demo. One to many: each reader of an event has a queue of its own.
 * Many to one: the audit hears every event of every application on one queue. Commands go straight
 * to the queue of the one who obeys.
 */
final class DemoTopology {

  static final String INSTANCE = "demo";

  private static final Naming USERS = new Naming(INSTANCE, "users");
  private static final Naming SHOP = new Naming(INSTANCE, "shop");
  private static final Naming BILLING = new Naming(INSTANCE, "billing");
  private static final Naming SUPPORT = new Naming(INSTANCE, "support");
  private static final Naming ANY = new Naming(INSTANCE, "any");

  private static final Queue AUDIT = ANY.queue("event", "all").dest("audit");

  static final Flow USER_CREATED =
      event(
          USERS.topic("event", "user_created"),
          USERS.queue("event", "user_created").dest("mailer"),
          USERS.queue("event", "user_created").dest("search"),
          AUDIT);
  static final Flow ROLE_GRANTED = event(USERS.topic("event", "role_granted"), AUDIT);
  static final Flow ORDER_PLACED =
      event(
          SHOP.topic("event", "order_placed").fifo(),
          SHOP.queue("event", "order_placed").dest("shipping").fifo(),
          AUDIT);
  static final Flow INVOICE_PAID = event(BILLING.topic("event", "invoice_paid"), AUDIT);
  static final Flow BAN_USER = command(SUPPORT.queue("command", "ban_user").dest("users"));
  static final Flow SEND_RECEIPT =
      command(SHOP.queue("command", "send_receipt").dest("mailer").fifo());

  static final List<Flow> FLOWS =
      List.of(USER_CREATED, ROLE_GRANTED, ORDER_PLACED, INVOICE_PAID, BAN_USER, SEND_RECEIPT);

  /** How the kinds of messages mix; as many as have no divisor in common with the mishaps. */
  private static final List<Flow> MIX =
      List.of(
          USER_CREATED,
          ORDER_PLACED,
          USER_CREATED,
          BAN_USER,
          ROLE_GRANTED,
          USER_CREATED,
          ORDER_PLACED,
          INVOICE_PAID,
          ROLE_GRANTED,
          USER_CREATED,
          SEND_RECEIPT,
          BAN_USER,
          ORDER_PLACED);

  private DemoTopology() {}

  private static Flow event(Topic topic, Queue... queues) {
    return new Flow(
        topic.publisher().orElseThrow(),
        Kind.EVENT,
        topic.type().orElseThrow(),
        topic,
        List.of(queues));
  }

  private static Flow command(Queue queue) {
    return new Flow(
        queue.publisher().orElseThrow(),
        Kind.COMMAND,
        queue.type().orElseThrow(),
        null,
        List.of(queue));
  }

  /** The way of the message with this number. */
  static Flow flow(long number) {
    return MIX.get((int) (number % MIX.size()));
  }

  /** Every queue once. */
  static Set<Queue> queues() {
    return FLOWS.stream().flatMap(flow -> flow.queues().stream()).collect(Collectors.toSet());
  }

  /** Every application that publishes. */
  static Set<String> publishers() {
    return FLOWS.stream().map(Flow::publisher).collect(Collectors.toSet());
  }

  /**
   * Creates all of it by migrations.
   *
   * @param owner the application whose they are
   * @param store remembers them
   */
  static void create(Lariat owner, VersionStore store, RunListener listener) {
    // A broker inside this process keeps no rates, and shows changes at once.
    new MigratorBuilder(owner.naming(), store, () -> owner.topology().pause(time -> {}))
        .source(DemoMigrations.SOURCE)
        .listener(listener)
        .build()
        .migrate();
  }
}
