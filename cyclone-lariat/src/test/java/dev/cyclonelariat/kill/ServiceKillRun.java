package dev.cyclonelariat.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.Steps;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Outgoing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Kills one service after the other, while messages come to its queue and are committed to the
 * outbox from elsewhere, and lets the rest end.
 */
final class ServiceKillRun {

  private static final Duration VISIBILITY = Duration.ofSeconds(30);
  private static final Duration LEASE = Duration.ofSeconds(4);
  private static final int GROUPS = 3;
  private static final int MESSAGES_AT_ONCE = 6;

  private final boolean fifo;
  private final LocalAws aws;
  private final Lariat lariat;
  private final Outbox outbox;
  private final WorkerProcesses processes;
  private final String in;
  private final String out;
  private final String arrivals;
  private final List<WorkerProcess> alive = new ArrayList<>();
  private int kills;
  private int consumed;
  private int committed;

  ServiceKillRun(
      boolean fifo, LocalAws aws, Lariat lariat, Outbox outbox, WorkerProcesses processes) {
    this.fifo = fifo;
    this.aws = aws;
    this.lariat = lariat;
    this.outbox = outbox;
    this.processes = processes;
    String suffix = fifo ? ".fifo" : "";
    in = "in" + suffix;
    out = "out" + suffix;
    arrivals = "arrivals" + suffix;
  }

  /** What came of it. */
  Report run(int bystanders, List<ServicePoint> points) throws Exception {
    aws.queue(in, Map.of("VisibilityTimeout", Long.toString(VISIBILITY.toSeconds())));
    String url = aws.subscribedQueue(out, arrivals);
    for (int i = 0; i < bystanders; i++) {
      alive.add(begin(null, 0));
    }
    for (ServicePoint point : points) {
      killAt(point);
    }
    alive.add(begin(null, 0));
    drain();
    for (WorkerProcess process : alive) {
      process.close();
      assertThat(process.exitCode()).as("%s closes well", process.name()).isZero();
    }
    return report(aws.receiveAll(url));
  }

  private WorkerProcess begin(ServicePoint point, int toPass) throws Exception {
    WorkerProcess process = processes.next();
    process.begin(new KillableService.Orders(in, out, point, toPass, LEASE).asLine());
    return process;
  }

  private void killAt(ServicePoint point) throws Exception {
    WorkerProcess victim = begin(point, kills % 2);
    feed();
    if (point == ServicePoint.ANYWHERE) {
      victim.reachesItsPoint(Duration.ofMillis(ThreadLocalRandom.current().nextInt(2_000)));
    } else {
      Steps.until(victim.name() + " comes to be " + point, victim::reachesItsPoint, this::feed);
    }
    victim.kill();
    kills++;
    aws.pass(VISIBILITY.plusSeconds(1));
  }

  /** Some to the queue, some to the outbox, and some that are taken back. */
  private void feed() {
    List<Outgoing> messages = new ArrayList<>();
    for (int i = 0; i < MESSAGES_AT_ONCE; i++) {
      messages.add(
          Outgoing.of(
                  lariat
                      .event("x")
                      .data(Map.of("n", number()))
                      .groupId(group("consumed", i))
                      .build())
              .to(Destination.queue(in)));
      consumed++;
    }
    lariat.sender().publishAll(messages).orThrow();
    outbox.transaction(
        tx -> {
          for (int i = 0; i < MESSAGES_AT_ONCE; i++) {
            KillableService.add(lariat, tx, out, group("committed", i), number());
            committed++;
          }
          return null;
        });
    try {
      outbox.transaction(
          tx -> {
            KillableService.add(lariat, tx, out, group("committed", 0), -1L);
            throw new IllegalStateException("rolled back");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("rolled back");
    }
  }

  private long number() {
    return consumed + committed;
  }

  private String group(String prefix, int i) {
    return fifo ? "%s-%d-%d".formatted(prefix, kills, i % GROUPS) : null;
  }

  private void drain() throws Exception {
    Steps.until("all is sent", this::isEmpty, () -> aws.pass(VISIBILITY));
  }

  private boolean isEmpty(Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (aws.depth(aws.queueUrl(in)) > 0 || outbox.store().stats().backlog() > 0) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    }
    return true;
  }

  private Report report(List<Message> arrived) {
    Map<Long, Set<UUID>> uuids = new HashMap<>();
    Map<String, Long> last = new HashMap<>();
    int outOfOrder = 0;
    int repeats = 0;
    for (Message message : arrived) {
      var decoded = MessageCodec.decode(message.body());
      long n = (long) decoded.data().get("n");
      boolean first = uuids.computeIfAbsent(n, number -> new HashSet<>()).add(decoded.uuid());
      if (!first) {
        repeats++;
      } else if (fifo) {
        String group =
            String.valueOf(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
        Long before = last.put(group, n);
        outOfOrder += before != null && before > n ? 1 : 0;
      }
    }
    boolean ghosts = uuids.remove(-1L) != null;
    long doubled = uuids.values().stream().filter(of -> of.size() > 1).count();
    return new Report(
        fifo,
        kills,
        consumed + committed,
        consumed,
        consumed + committed - uuids.size(),
        repeats,
        doubled,
        outOfOrder,
        ghosts);
  }

  /**
   * The counts.
   *
   * @param lost messages that were committed and have not arrived
   * @param repeats that came twice with the same uuid, which an inbox takes for one
   * @param doubled that were published twice as different messages
   * @param ghosts whether something arrived that was rolled back
   */
  record Report(
      boolean fifo,
      int kills,
      int committed,
      int consumed,
      int lost,
      int repeats,
      long doubled,
      int outOfOrder,
      boolean ghosts) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "outbox, %s: %d kills, %d messages committed, %d lost, %d doubled, %d out of order"
              + " (%d repeats for the inbox)",
          fifo ? "FIFO" : "standard",
          kills,
          committed,
          lost,
          doubled,
          outOfOrder,
          repeats);
    }
  }
}
