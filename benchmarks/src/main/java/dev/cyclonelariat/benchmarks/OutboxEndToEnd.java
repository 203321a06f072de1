package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.publish.BatchSender;
import java.sql.SQLException;
import java.util.UUID;

/** Producers that commit without pause, until all that they have committed is published. */
final class OutboxEndToEnd {

  private static final int COMMITS = OutboxBenchmark.COMMITS;

  private final OurOutbox ours;
  private final BatchSender sender;
  private final Producers producers;

  OutboxEndToEnd(OurOutbox ours, BatchSender sender, Producers producers) {
    this.ours = ours;
    this.sender = ours.counted(sender);
    this.producers = producers;
  }

  /** With our outbox. */
  Comparison.Work ours() {
    return Comparison.Work.of(this::empty, this::runOurs);
  }

  private void empty() throws SQLException {
    ours.fill(0);
  }

  private long runOurs() throws Exception {
    try (Outbox outbox = ours.start(sender)) {
      produce(outbox);
      while (ours.sent() < COMMITS) {
        OurOutbox.pause();
      }
    }
    return COMMITS;
  }

  /** The same commits, and nobody who reads what they have written. */
  Comparison.Work commitsOnly() {
    return Comparison.Work.of(
        this::empty,
        () -> {
          try (Outbox outbox = ours.stopped()) {
            produce(outbox);
          }
          return COMMITS;
        });
  }

  private void produce(Outbox outbox) throws Exception {
    producers.produce(COMMITS, number -> ours.commit(outbox, UUID.randomUUID()));
  }

  /** With gruelbox. */
  Comparison.Work gruelbox(GruelboxOutbox gruelbox) {
    return Comparison.Work.of(
        gruelbox::empty,
        () -> {
          producers.produce(COMMITS, number -> gruelbox.commit(OurOutbox.TEXT, Producers::order));
          while (gruelbox.sent() < COMMITS) {
            OurOutbox.pause();
          }
          return COMMITS;
        });
  }
}
