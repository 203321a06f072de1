package dev.cyclonelariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A relay that a service manager starts and stops. */
class RelayProcessTest {

  @TempDir Path folder;

  @Test
  void aRelayEndsInGoodOrderWhenItIsAskedTo() throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("outbox") + ";MODE=PostgreSQL;WRITE_DELAY=0";
    try (TestOutbox outbox = new TestOutbox(url, null, null)) {
      outbox.added(TestOutbox.event());
    }
    try (LocalBroker broker = new LocalBroker()) {
      broker.subscribe(TestOutbox.TOPIC, "reader");
      Map<String, String> environment = new HashMap<>(broker.environment());
      environment.put("LARIAT_DB_URL", url);
      try (ChildProcess relay = ChildProcess.start(environment, "outbox", "relay")) {
        assertThat(relay.readLine()).contains(" running: ");
        broker
            .local()
            .deliveries()
            .await(Kind.PUBLISHED, TestOutbox.TOPIC, 1, Duration.ofSeconds(30));

        relay.signal("TERM");

        assertThat(relay.exitCode()).isEqualTo(143);
        assertThat(relay.restOfOut()).endsWith(" stopped: 1 sent, 0 failed\n");
        assertThat(relay.err()).isEmpty();
      }
    }
    try (TestOutbox outbox = new TestOutbox(url, null, null)) {
      assertThat(outbox.store().all()).isEmpty();
    }
  }
}
