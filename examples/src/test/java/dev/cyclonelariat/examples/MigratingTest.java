package dev.cyclonelariat.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.SettableClock;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.migration.run.Migrator;
import dev.cyclonelariat.migration.run.MigratorBuilder;
import dev.cyclonelariat.migration.run.ValidationException;
import dev.cyclonelariat.migration.status.MigrationStatus;
import dev.cyclonelariat.migration.store.JdbcVersionStore;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.live.LiveTopology;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The README's pictures as migrations, found by their index, over queues that enforce policies. */
class MigratingTest extends ApplicationFixture {

  private static final Topic USER_CREATED = topic("users", "user_created");
  private static final Topic INVOICE_PAID = topic("billing", "invoice_paid");
  private static final Topic ACTIVITY = topic("any", "activity");

  private final SettableClock clock;

  MigratingTest() {
    this(SettableClock.atPresent());
  }

  private MigratingTest(SettableClock clock) {
    super(LocalSnsSqs.builder().clock(clock).start());
    this.clock = clock;
  }

  private static Topic topic(String publisher, String type) {
    return new Naming("test", publisher).topic("event", type);
  }

  private static Queue queue(String publisher, String type, String reader) {
    return new Naming("test", publisher).queue("event", type).dest(reader);
  }

  /** The times that AWS demands to wait pass at once. */
  private Migrator migrator() {
    return new MigratorBuilder(
            lariat.naming(),
            JdbcVersionStore.of(database.dataSource()),
            () -> lariat.topology().clock(clock).pause(clock::advance))
        .build();
  }

  /** Where a message arrives that is published to a topic. */
  private List<Queue> sinks(Topic topic) {
    Event event = lariat.event("x").build();
    lariat.publish(event, Destination.topic(topic.name()));
    return live().queues().stream().filter(queue -> holds(queue, event)).toList();
  }

  private boolean holds(Queue queue, Event event) {
    String url = lariat.location().url(queue).toString();
    return lariat
        .sqsClient()
        .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
        .messages()
        .stream()
        .peek(
            m ->
                lariat
                    .sqsClient()
                    .deleteMessage(r -> r.queueUrl(url).receiptHandle(m.receiptHandle())))
        .anyMatch(m -> m.body().contains(event.uuid().toString()));
  }

  private LiveTopology live() {
    return lariat.topology().build();
  }

  @Test
  void everySinkGetsWhatIsPublishedAtItsSources() {
    migrator().migrate();

    Queue mailer = queue("users", "user_created", "mailer");
    Queue billing = queue("users", "user_created", "billing");
    Queue audit = queue("any", "all", "audit");
    Queue feed = queue("any", "activity", "feed");
    Queue search = queue("any", "activity", "search");
    assertThat(sinks(USER_CREATED)).containsExactlyInAnyOrder(mailer, billing, audit, feed, search);
    assertThat(sinks(INVOICE_PAID)).containsExactlyInAnyOrder(audit, feed, search);
    assertThat(sinks(ACTIVITY)).containsExactlyInAnyOrder(feed, search);
    assertThat(migrator().drift()).isEmpty();
  }

  /** Else what arrives would prove nothing about policies. */
  @Test
  void withoutItsPolicyAQueueGetsNothing() {
    migrator().migrate();
    String audit = lariat.location().url(queue("any", "all", "audit")).toString();
    lariat
        .sqsClient()
        .setQueueAttributes(
            request -> request.queueUrl(audit).attributesWithStrings(Map.of("Policy", "")));

    assertThat(sinks(INVOICE_PAID))
        .containsExactlyInAnyOrder(
            queue("any", "activity", "feed"), queue("any", "activity", "search"));
  }

  @Test
  void everythingIsRolledBackToNothing() {
    migrator().migrate();

    migrator().rollBack(1);
    assertThat(live().topics()).containsExactlyInAnyOrder(USER_CREATED, INVOICE_PAID);
    assertThat(sinks(INVOICE_PAID)).containsExactly(queue("any", "all", "audit"));

    migrator().rollBack(2);
    assertThat(live().topics()).isEmpty();
    assertThat(live().queues()).isEmpty();
    assertThat(live().subscriptions()).isEmpty();
    assertThat(migrator().declared().topics()).isEqualTo(DeclaredTopology.EMPTY.topics());
    assertThat(migrator().status()).hasSize(3).allMatch(MigrationStatus::isPending);
  }

  @Test
  void anApplicationStartsOnlyOverTheTopologyItNeeds() {
    assertThatThrownBy(() -> Migrating.check(lariat, database.dataSource()))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("user_created");

    migrator().migrate();

    Migrating.check(lariat, database.dataSource());
  }
}
