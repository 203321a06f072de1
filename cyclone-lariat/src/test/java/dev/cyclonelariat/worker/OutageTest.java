package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Calls that fail for a while. */
class OutageTest extends WorkerFixture {

  private final Outage outage = new Outage("mails");
  private final Outage.Part receiving = outage.part("receiving");
  private final Outage.Part answering = outage.part("answering for messages");

  @Test
  void pausesDoubleUpToHalfAMinuteAndAreSpread() {
    assertThat(receiving.failed("why")).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(receiving.failed("why")).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    for (int i = 0; i < 100; i++) {
      receiving.failed("why");
    }
    assertThat(receiving.failed("why")).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    receiving.worked();
    assertThat(receiving.failed("why")).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void thereIsOneLineWhenTheFirstFailsAndOneWhenAllWorkAgain() {
    try (CapturedLog log = new CapturedLog()) {
      receiving.failed("no route");
      answering.failed("no route");
      receiving.failed("no route");
      receiving.worked();
      answering.worked();
      answering.worked();

      assertThat(log.lines("Queue mails"))
          .satisfiesExactly(
              line -> assertThat(line).contains("WARN", "receiving fails", "no route"),
              line -> assertThat(line).contains("INFO", "works again", "3 failures"));
    }
  }

  @Test
  void receivingGoesOnAfterwards() throws Exception {
    aws.server().faults().on("ReceiveMessage").times(1).internalError();
    send("mails", 1);
    try (CapturedLog log = new CapturedLog();
        Worker worker = lariat.worker().queue(MAILS).fallback((message, context) -> {}).start()) {
      awaitDeleted("mails", 1);

      assertThat(log.lines("Queue mails: receiving")).hasSize(2);
    }
  }
}
