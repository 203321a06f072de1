package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.cli.arguments.AgeConverter;
import dev.cyclonelariat.outbox.OutboxBuilder;
import dev.cyclonelariat.outbox.relay.OnExhausted;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a relay works. */
final class RelayOptions {

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Claim at most N messages at once; 500 unless said.")
  private @Nullable Integer batch;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Make at most N calls to AWS at the same time; 16 unless said.")
  private @Nullable Integer parallelism;

  @Option(
      names = "--lease",
      paramLabel = "AGE",
      converter = AgeConverter.class,
      description =
          "After its death, others take what it had claimed so much later; 30s unless said.")
  private @Nullable Duration lease;

  @Option(
      names = "--max-attempts",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "Park a message that has failed by its own fault so often, ${DEFAULT-VALUE} unless said."
              + " That AWS is away does not count.")
  private int maxAttempts;

  @Option(
      names = "--block-groups",
      description = "Do not park a message of a FIFO group: have its group wait for a human.")
  private boolean blockGroups;

  @Option(
      names = "--history",
      paramLabel = "AGE",
      converter = AgeConverter.class,
      description = "Keep messages in outbox_history so long after they were sent, such as 7d.")
  private @Nullable Duration history;

  /** Sets what was said. */
  void applyTo(OutboxBuilder outbox) {
    outbox.maxAttempts(maxAttempts, blockGroups ? OnExhausted.BLOCK_GROUP : OnExhausted.PARK);
    if (batch != null) {
      outbox.batch(batch);
    }
    if (parallelism != null) {
      outbox.parallelism(parallelism);
    }
    if (lease != null) {
      outbox.lease(lease);
    }
    if (history != null) {
      outbox.history(history);
    }
  }
}
