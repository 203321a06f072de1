package dev.cyclonelariat.kill;

import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.LocalTopology;
import dev.cyclonelariat.local.SettableClock;
import dev.cyclonelariat.local.view.QueueView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * A local SNS/SQS in a process of its own, which does what lines from standard input say and
 * answers each. What it has acknowledged it keeps while its {@link Door} is shut, as AWS does.
 */
final class BrokerProgram {

  static final String ANSWER = "ANSWER";

  private final SettableClock clock = SettableClock.atPresent();
  private final LocalSnsSqs server =
      LocalSnsSqs.builder().region(LocalAws.REGION).clock(clock).start();
  private final Door door = new Door(server.port());

  public static void main(String[] args) throws IOException {
    BrokerProgram program = new BrokerProgram();
    KillableWorker.say(KillableWorker.READY, Integer.toString(program.door.port()));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      KillableWorker.say(ANSWER, program.obey(line.split(" ")));
    }
    System.exit(0);
  }

  private String obey(String[] words) {
    switch (words[0]) {
      case "subscribe" -> subscribe(words[1], words[2], Duration.parse(words[3]));
      case "pass" -> clock.advance(Duration.parse(words[1]));
      case "shut" -> door.shut();
      case "open" -> door.open();
      case "left" -> {
        return Integer.toString(server.queues().stream().mapToInt(QueueView::total).sum());
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
    return "";
  }

  private void subscribe(String topic, String queue, Duration visibility) {
    LocalTopology topology = server.topology();
    topology.createTopic(topic);
    topology.createQueue(queue, Map.of("VisibilityTimeout", Long.toString(visibility.toSeconds())));
    topology.subscribe(topic, queue);
  }
}
