package dev.cyclonelariat.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.Steps;
import dev.cyclonelariat.inbox.RestartablePostgres;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Kills one process after the other beside a producer, a relay and a consumer that go on, with
 * outages of broker and database in between, and lets the rest end.
 */
final class ServiceKillRun {

  static final Duration VISIBILITY = Duration.ofSeconds(30);
  static final Duration LEASE = Duration.ofSeconds(3);

  private static final int LONGEST_LIFE_MS = 1_000;
  private static final List<ServiceRole> FLEET =
      List.of(ServiceRole.PRODUCER, ServiceRole.RELAY, ServiceRole.CONSUMER);

  private final ServiceRoute route;
  private final BrokerProcess broker;
  private final RestartablePostgres database;
  private final ServiceLedger ledger;
  private final WorkerProcesses processes;
  private final Map<ServiceRole, WorkerProcess> fleet = new EnumMap<>(ServiceRole.class);
  private final Map<String, Integer> deaths = new HashMap<>();
  private int outages;

  ServiceKillRun(
      ServiceRoute route,
      BrokerProcess broker,
      RestartablePostgres database,
      ServiceLedger ledger,
      WorkerProcesses processes) {
    this.route = route;
    this.broker = broker;
    this.database = database;
    this.ledger = ledger;
    this.processes = processes;
  }

  /** What came of it. */
  ServiceReport run(int from, int count) throws Exception {
    ledger.forget();
    int absorbedBefore = processes.words().count(KillableService.DUPLICATE);
    for (ServiceRole role : FLEET) {
      fleet.put(role, begin(role, ServicePoint.ANYWHERE, 0));
    }
    List<ServiceKill> kills = ServiceKill.inTurn(from, count);
    for (int i = 0; i < count; i++) {
      die(kills.get(i), "death-" + i, i % 2);
      ServiceOutage outage = ServiceOutage.after(from + i);
      if (outage != null) {
        miss(outage, "outage-" + i);
      }
    }
    end(ServiceRole.PRODUCER);
    drain();
    end(ServiceRole.RELAY);
    end(ServiceRole.CONSUMER);
    int absorbed = processes.words().count(KillableService.DUPLICATE) - absorbedBefore;
    return ServiceReport.of(ledger, route.fifo(), deaths, outages, absorbed);
  }

  private WorkerProcess begin(ServiceRole role, ServicePoint point, int toPass) throws Exception {
    WorkerProcess process = processes.next();
    process.tell(new ServiceOrders(role, route, point, toPass, LEASE).asLine());
    return process;
  }

  private void die(ServiceKill kill, String death, int toPass) throws Exception {
    boolean atRandom = kill.point() == ServicePoint.ANYWHERE && fleet.containsKey(kill.role());
    WorkerProcess victim =
        atRandom ? fleet.get(kill.role()) : begin(kill.role(), kill.point(), toPass);
    produce(death, kill, victim);
    if (kill.point() == ServicePoint.ANYWHERE) {
      int life = ThreadLocalRandom.current().nextInt(LONGEST_LIFE_MS);
      victim.reachesItsPoint(Duration.ofMillis(life));
    } else {
      Steps.until(
          victim.name() + " comes to be " + kill.point(),
          victim::reachesItsPoint,
          () -> produce(death, kill, victim));
    }
    victim.kill();
    deaths.merge(kill.toString(), 1, Integer::sum);
    if (atRandom) {
      fleet.put(kill.role(), begin(kill.role(), ServicePoint.ANYWHERE, 0));
    }
    broker.pass(VISIBILITY.plusSeconds(1));
  }

  private void produce(String death, ServiceKill kill, WorkerProcess victim) throws Exception {
    fleet.get(ServiceRole.PRODUCER).tell(death);
    if (kill.role().produces() && !fleet.containsValue(victim)) {
      victim.tell(death);
    }
  }

  /** They live through outages, but do not come up in one. */
  private void awaitFleet() throws Exception {
    List<String> names = fleet.values().stream().map(WorkerProcess::name).toList();
    Steps.until(
        names + " are at work",
        longest -> processes.words().await(KillableService.AT_WORK, names, longest),
        () -> fleet.values().forEach(WorkerProcess::checkIsAlive));
  }

  private void miss(ServiceOutage outage, String groups) throws Exception {
    awaitFleet();
    WorkerProcess producer = fleet.get(ServiceRole.PRODUCER);
    producer.tell(groups);
    outage.begin(broker, database);
    producer.tell(groups);
    int before = processes.words().count(outage.word());
    Steps.until(
        outage + " is noticed",
        longest -> processes.words().awaitCount(outage.word(), before + 1, longest),
        () -> {
          fleet.values().forEach(WorkerProcess::checkIsAlive);
          producer.tell(groups);
        });
    outage.end(broker, database);
    outages++;
  }

  private void end(ServiceRole role) throws Exception {
    WorkerProcess process = fleet.remove(role);
    process.checkIsAlive();
    process.close();
    assertThat(process.exitCode()).as("%s closes well", process.name()).isZero();
  }

  private void drain() throws Exception {
    Steps.until(
        "all has come the whole way",
        longest -> isWorkedOff(broker, ledger, longest),
        () -> {
          fleet.values().forEach(WorkerProcess::checkIsAlive);
          broker.pass(VISIBILITY);
        });
  }

  /** Whether there was work, and none is left. */
  static boolean isWorkedOff(BrokerProcess broker, ServiceLedger ledger, Duration longest)
      throws Exception {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!isWorkedOff(broker, ledger)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
    }
    return true;
  }

  /** Looked at in turns, because a message may slip from one to the other, twice on its way. */
  private static boolean isWorkedOff(BrokerProcess broker, ServiceLedger ledger) throws Exception {
    boolean workedOff = ledger.count("SELECT count(*) FROM committed") > 0;
    for (int hop = 0; workedOff && hop < 3; hop++) {
      workedOff = broker.left() == 0 && ledger.count("SELECT count(*) FROM outbox_messages") == 0;
    }
    return workedOff;
  }
}
