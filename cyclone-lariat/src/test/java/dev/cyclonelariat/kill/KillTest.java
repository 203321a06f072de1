package dev.cyclonelariat.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.kill.KillableWorker.Orders;
import dev.cyclonelariat.local.record.DeliveryEvent;
import dev.cyclonelariat.publish.Destination;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Workers that are killed (SIGKILL) lose no message and do none twice. Real processes share a
 * database and a broker, whose clock is moved in place of waiting.
 */
class KillTest {

  private static LocalAws aws;
  private static Lariat lariat;
  private static HikariDataSource database;
  private static Ledger ledger;
  private static WorkerProcesses processes;

  @BeforeAll
  static void start() throws Exception {
    aws = new LocalAws();
    lariat = aws.lariat();
    database = TestDatabases.postgresql();
    ledger = Ledger.create(database);
    processes =
        new WorkerProcesses(
            KillableWorker.class,
            Path.of("target", "kills"),
            aws.server().endpoint(),
            TestDatabases.url(database));
    aws.queue("training");
    processes.train(
        new Orders("training", InboxMode.TRANSACTIONAL, null, 0).asLine(),
        trainee -> {
          lariat.publish(
              lariat.event("x").data(Map.of("n", 1)).build(), Destination.queue("training"));
          aws.server()
              .deliveries()
              .await(DeliveryEvent.Kind.DELETED, "training", 1, Duration.ofMinutes(1));
        });
  }

  @AfterAll
  static void stop() throws Exception {
    processes.close();
    database.close();
    lariat.close();
    aws.close();
  }

  static Stream<Scenario> scenarios() {
    return Scenario.ofKills(Integer.getInteger("kills", 20));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void eachMessageIsHandledEffectivelyOnceWhoeverIsKilled(Scenario scenario) throws Exception {
    KillReport report = new KillRun(scenario, aws, lariat, ledger, processes).run();

    System.out.println("Killed: " + report.text());
    assertThat(report.kills()).isEqualTo(scenario.points().size());
    assertThat(report.handled()).as("handled").isEqualTo(report.sent());
    assertThat(report.processed()).as("marked processed").isEqualTo(report.sent());
    assertThat(report.repeats())
        .as("repeats, each for a kill between effect and completion")
        .isEqualTo(report.cutOff());
    if (scenario.mode() != InboxMode.LEASE) {
      assertThat(report.repeats()).as("repeats").isZero();
    }
    assertThat(report.outOfOrder()).as("out of order in their group").isZero();
    assertThat(report.leasesTakenTooEarly()).as("leases taken from a live one").isZero();
    assertThat(report.runsWithoutLease()).as("runs without a lease of their own").isZero();
  }
}
