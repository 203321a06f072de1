package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.local.record.DeliveryEvent;
import dev.cyclonelariat.local.view.QueueView;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.resource.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A worker that is closed while it waits for messages. */
class ClosingIdleTest {

  private final LocalAws aws = new LocalAws();
  private final Lariat lariat = aws.lariat();
  private final List<Object> handled = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    lariat.close();
    aws.close();
  }

  @Test
  void closingDoesNotWaitForMessagesAndHandsBackWhatStillComes() throws Exception {
    aws.queue("mails");
    Worker worker =
        lariat
            .worker()
            .queue(Queue.parse("mails"))
            .fallback((message, context) -> handled.add(message))
            .start();
    while (queue().waiting() == 0) {
      Thread.onSpinWait();
    }

    worker.close();

    assertThat(queue().waiting()).as("long polls that go on").isEqualTo(1);
    lariat.publish(lariat.event("x").build(), Destination.queue("mails"));
    assertThat(
            aws.server()
                .deliveries()
                .await(DeliveryEvent.Kind.RECEIVED, "mails", 1, Duration.ofSeconds(30)))
        .isTrue();
    while (queue().available() == 0) {
      Thread.onSpinWait();
    }
    assertThat(handled).isEmpty();
  }

  private QueueView queue() {
    return aws.server().queues().get(0);
  }
}
