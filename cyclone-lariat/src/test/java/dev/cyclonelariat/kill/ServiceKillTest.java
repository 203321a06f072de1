package dev.cyclonelariat.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.inbox.InboxSchema;
import dev.cyclonelariat.kill.KillableService.Orders;
import dev.cyclonelariat.local.record.DeliveryEvent;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.outbox.OutboxSchema;
import dev.cyclonelariat.publish.Destination;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Services that consume, write and publish are killed (SIGKILL) at each point of that: whatever was
 * committed arrives, whatever was rolled back does not, and nothing is done twice.
 */
class ServiceKillTest {

  /** In each of the two scenarios. */
  private static final int KILLS = Integer.getInteger("kills", 20) / 2;

  private LocalAws aws;
  private Lariat lariat;
  private HikariDataSource database;
  private Outbox outbox;
  private WorkerProcesses processes;

  @BeforeEach
  void start() throws Exception {
    aws = new LocalAws();
    lariat = aws.lariat();
    database = TestDatabases.postgresql();
    InboxSchema.create(database);
    OutboxSchema.create(database);
    execute("CREATE TABLE service_effects (n bigint NOT NULL, process text NOT NULL)");
    outbox = lariat.outbox(database).build();
    processes =
        new WorkerProcesses(
            KillableService.class,
            Path.of("target", "service-kills"),
            aws.server().endpoint(),
            TestDatabases.url(database));
    train();
  }

  private void train() throws Exception {
    aws.queue("training");
    aws.subscribedQueue("trained", "trained");
    processes.train(
        new Orders("training", "trained", null, 0, Duration.ofSeconds(30)).asLine(),
        () -> {
          lariat.publish(
              lariat.event("x").data(Map.of("n", -2)).build(), Destination.queue("training"));
          aws.server()
              .deliveries()
              .await(DeliveryEvent.Kind.DELETED, "training", 1, Duration.ofMinutes(1));
        });
  }

  @AfterEach
  void stop() throws Exception {
    processes.close();
    outbox.close();
    database.close();
    lariat.close();
    aws.close();
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long count(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsCommittedArrivesWhoeverIsKilled(boolean fifo) throws Exception {
    List<ServicePoint> points = new ArrayList<>();
    while (points.size() < KILLS) {
      points.addAll(Arrays.asList(ServicePoint.values()));
    }
    ServiceKillRun.Report report =
        new ServiceKillRun(fifo, aws, lariat, outbox, processes)
            .run(fifo ? 2 : 0, points.subList(0, KILLS));

    System.out.println("Killed: " + report);
    assertThat(report.lost()).as("lost").isZero();
    assertThat(report.doubled()).as("published twice as different messages").isZero();
    assertThat(report.ghosts()).as("what was rolled back arrives").isFalse();
    assertThat(report.outOfOrder()).as("out of order in their group").isZero();
    assertThat(count("SELECT count(*) FROM service_effects WHERE n >= 0"))
        .as("effects")
        .isEqualTo(report.consumed());
    assertThat(count("SELECT count(DISTINCT n) FROM service_effects WHERE n >= 0"))
        .as("messages with an effect")
        .isEqualTo(report.consumed());
  }
}
