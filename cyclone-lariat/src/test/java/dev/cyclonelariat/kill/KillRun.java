package dev.cyclonelariat.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.Steps;
import dev.cyclonelariat.kill.KillableWorker.Orders;
import dev.cyclonelariat.local.record.DeliveryEvent;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Outgoing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs one scenario: feeds the queue, kills one process after the other, and lets the rest end. */
final class KillRun {

  private static final Duration VISIBILITY = Duration.ofSeconds(30);
  private static final int GROUPS = 4;
  private static final int MESSAGES_AT_ONCE = 10;

  private final Scenario scenario;
  private final LocalAws aws;
  private final Lariat lariat;
  private final Ledger ledger;
  private final WorkerProcesses processes;
  private final String queue;
  private final List<WorkerProcess> alive = new ArrayList<>();
  private final Set<String> dead = new HashSet<>();
  private int sent;

  KillRun(
      Scenario scenario, LocalAws aws, Lariat lariat, Ledger ledger, WorkerProcesses processes) {
    this.scenario = scenario;
    this.aws = aws;
    this.lariat = lariat;
    this.ledger = ledger;
    this.processes = processes;
    this.queue = scenario.queue();
  }

  /** What came of it. */
  KillReport run() throws Exception {
    aws.queue(queue, Map.of("VisibilityTimeout", Long.toString(VISIBILITY.toSeconds())));
    for (int i = 1; i < scenario.processes(); i++) {
      alive.add(begin(null, 0));
    }
    List<KillPoint> points = scenario.points();
    for (int i = 0; i < points.size(); i++) {
      killAt(points.get(i), i);
    }
    alive.add(begin(null, 0));
    int putOff = leasesOfTheDeadHold();
    drain();
    for (WorkerProcess process : alive) {
      process.close();
      assertThat(process.exitCode()).as("%s closes well", process.name()).isZero();
    }
    assertThat(processes.words().of(KillableWorker.FAILED))
        .as("no death is an error to others")
        .isEmpty();
    long deliveries = aws.server().deliveries().count(DeliveryEvent.Kind.RECEIVED, queue);
    return new KillReport(scenario, dead.size(), sent, deliveries, putOff, ledger, queue);
  }

  private WorkerProcess begin(KillPoint point, int toPass) throws Exception {
    WorkerProcess process = processes.next();
    process.tell(new Orders(queue, scenario.mode(), point, toPass).asLine());
    return process;
  }

  private void killAt(KillPoint point, int kill) throws Exception {
    WorkerProcess victim = begin(point, kill % 3);
    feed(kill);
    Steps.until(victim.name() + " comes to be " + point, victim::reachesItsPoint, () -> feed(kill));
    victim.kill();
    dead.add(victim.name());
    ledger.died(victim.name());
    aws.pass(VISIBILITY.plusSeconds(1));
  }

  /** Each kill has groups of its own: others may wait behind a lease until the end. */
  private void feed(int kill) {
    List<Outgoing> messages = new ArrayList<>();
    for (int i = 0; i < MESSAGES_AT_ONCE; i++) {
      var message = lariat.event("x").data(Map.of("n", sent));
      if (scenario.fifo()) {
        message.groupId("kill-%d-%d".formatted(kill, i % GROUPS));
      }
      messages.add(Outgoing.of(message.build()).to(Destination.queue(queue)));
      sent++;
    }
    lariat.sender().publishAll(messages).orThrow();
  }

  /**
   * Sees each message that a dead process has a lease on be put off, and then ends these leases.
   *
   * @return how many there were
   */
  private int leasesOfTheDeadHold() throws Exception {
    Set<String> leased = ledger.leasesOf(dead, queue);
    Steps.until(
        "all of " + leased + " are put off",
        wait -> processes.words().await(KillableWorker.PUT_OFF, leased, wait),
        () -> aws.pass(VISIBILITY));
    ledger.endLeases(leased, queue);
    return leased.size();
  }

  private void drain() throws Exception {
    Steps.until(
        "queue " + queue + " is empty",
        wait -> aws.server().deliveries().await(DeliveryEvent.Kind.DELETED, queue, sent, wait),
        () -> aws.pass(InboxMode.LEASE_LENGTH));
  }
}
