package dev.cyclonelariat.examples.outbox;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.outbox.relay.OnExhausted;
import dev.cyclonelariat.outbox.relay.SendingErrorListener;
import java.time.Duration;
import javax.sql.DataSource;

/** Ways to open an outbox. */
final class Opening {

  private Opening() {}

  static Lariat open(LariatSettings settings, DataSource database) {
    return Lariat.builder(settings).outbox(database).build();
  }

  static Lariat tuned(LariatSettings settings, DataSource database, SendingErrorListener listener) {
    return Lariat.builder(settings)
        .outbox(
            database,
            outbox ->
                outbox
                    .batch(1_000)
                    .parallelism(32)
                    .lease(Duration.ofSeconds(15))
                    .poll(Duration.ofMillis(50), Duration.ofSeconds(1))
                    .backoff(Duration.ofSeconds(1), Duration.ofMinutes(5))
                    .maxAttempts(10, OnExhausted.BLOCK_GROUP)
                    .history(Duration.ofDays(7))
                    .onSendingError(listener))
        .build();
  }
}
