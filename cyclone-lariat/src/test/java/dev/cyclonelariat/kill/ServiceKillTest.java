package dev.cyclonelariat.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.Steps;
import dev.cyclonelariat.inbox.RestartablePostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Producers, relays and consumers that publish are killed (SIGKILL) at each point of that, and
 * broker and database go away: whatever was committed arrives, whatever was rolled back does not,
 * nothing is done twice, and FIFO groups stay in order.
 */
class ServiceKillTest {

  /** In each of the two scenarios. */
  private static final int KILLS = Integer.getInteger("kills", 20) / 2;

  private static final Path LOGS = Path.of("target", "service-kills");

  @TempDir private static Path directory;
  private static BrokerProcess broker;
  private static RestartablePostgres database;
  private static ServiceLedger ledger;
  private static WorkerProcesses processes;

  @BeforeAll
  static void start() throws Exception {
    database = new RestartablePostgres(directory);
    ledger = ServiceLedger.create(database.url());
    broker = new BrokerProcess(LOGS);
    for (boolean fifo : new boolean[] {false, true}) {
      ServiceRoute route = new ServiceRoute(fifo);
      broker.subscribe(route.placed(), route.orders(), ServiceKillRun.VISIBILITY);
      broker.subscribe(route.billed(), route.bills(), ServiceKillRun.VISIBILITY);
    }
    processes = new WorkerProcesses(KillableService.class, LOGS, broker.endpoint(), database.url());
    train();
  }

  private static void train() throws Exception {
    ServiceOrders orders =
        new ServiceOrders(
            ServiceRole.SERVICE,
            new ServiceRoute(false),
            ServicePoint.ANYWHERE,
            0,
            ServiceKillRun.LEASE);
    processes.train(
        orders.asLine(),
        trainee -> {
          trainee.tell("training");
          Steps.until(
              "it has worked", wait -> ServiceKillRun.isWorkedOff(broker, ledger, wait), () -> {});
        });
  }

  @AfterAll
  static void stop() throws Exception {
    processes.close();
    broker.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsCommittedArrivesWhoeverIsKilled(boolean fifo) throws Exception {
    ServiceReport report =
        new ServiceKillRun(new ServiceRoute(fifo), broker, database, ledger, processes)
            .run(fifo ? KILLS : 0, KILLS);

    System.out.println("Killed: " + report);
    assertThat(report.deaths()).isEqualTo(KILLS);
    assertThat(report.lost()).as("lost").isZero();
    assertThat(report.ghosts()).as("effects of what was rolled back").isZero();
    assertThat(report.twice()).as("handled twice").isZero();
    assertThat(report.inInbox()).as("handled, says the inbox").isEqualTo(2 * report.committed());
    assertThat(report.outOfOrder()).as("out of order in their group").isZero();
    assertThat(report.parked()).as("given up").isZero();
  }
}
