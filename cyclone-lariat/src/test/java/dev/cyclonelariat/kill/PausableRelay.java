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
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.ds.PGSimpleDataSource;

/** A relay that runs once, and may wait before its first call until it is told to go on. */
final class PausableRelay {

  static final String DONE = "DONE";
  static final String RUN = "RUN";
  static final String RUN_AND_WAIT = "RUN_AND_WAIT";

  /** The call that was paused is to end by itself, however slow this machine is. */
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

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
      AtomicBoolean waits = new AtomicBoolean();
      BatchSender waiting =
          (messages, longest) -> {
            if (!waits.getAndSet(false)) {
              return real.send(messages, longest);
            }
            KillableWorker.say(KillableWorker.REACHED, "");
            readLine(in);
            return real.send(messages, LONG_ENOUGH);
          };
      try (Outbox outbox =
          lariat.outbox(database).sender(waiting).parallelism(1).lease(LEASE).build()) {
        KillableWorker.say(KillableWorker.READY, "");
        waits.set(RUN_AND_WAIT.equals(readLine(in)));
        KillableWorker.say(DONE, outbox.relay().runOnce().toString());
      }
    }
    System.exit(0);
  }

  private static String readLine(BufferedReader in) {
    try {
      return in.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
