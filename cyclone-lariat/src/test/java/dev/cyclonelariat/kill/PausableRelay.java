package dev.cyclonelariat.kill;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.publish.BatchSender;
import dev.cyclonelariat.publish.Senders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** A relay that runs once, and in its first call waits until it is told to go on. */
final class PausableRelay {

  static final String DONE = "DONE";
  static final Duration LEASE = Duration.ofSeconds(3);

  private PausableRelay() {}

  /** Name, endpoint of the broker, URL of the database. */
  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setURL(args[2]);
    try (Lariat lariat = Lariat.of(LocalAws.settingsAt(URI.create(args[1])).build());
        var sns = LocalAws.snsClient(URI.create(args[1]))) {
      BatchSender real = Senders.awsBatches(lariat.location(), () -> sns, lariat::sqsClient);
      BatchSender waiting =
          (messages, longest) -> {
            KillableWorker.say(KillableWorker.REACHED, "");
            awaitLine(in);
            return real.send(messages, longest);
          };
      try (Outbox outbox =
          lariat.outbox(database).sender(waiting).parallelism(1).lease(LEASE).build()) {
        KillableWorker.say(KillableWorker.READY, "");
        awaitLine(in);
        KillableWorker.say(DONE, outbox.relay().runOnce().toString());
      }
    }
    System.exit(0);
  }

  private static void awaitLine(BufferedReader in) {
    try {
      in.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
