package dev.cyclonelariat.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.inbox.RestartablePostgres;
import dev.cyclonelariat.worker.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong while a worker is busy, nothing is lost and nothing is done twice. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TroubleTest {

  private static final int MESSAGES = 300;
  private static final int MESSAGES_AT_ONCE = 10;

  @TempDir private static Path directory;
  private static RestartablePostgres server;
  private Load load;

  enum Kind {
    DATABASE_STOPPED,
    POOL_EXHAUSTED,
    DEADLOCKS,
    BROKER_STOPPED,
    BROKER_BREAKS_OFF,
    HANDLERS_HANG
  }

  @BeforeAll
  static void startDatabase() throws IOException {
    server = new RestartablePostgres(directory);
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    server.close();
  }

  @BeforeEach
  void start() throws Exception {
    load = new Load(server.url());
  }

  @AfterEach
  void stop() {
    load.close();
  }

  @ParameterizedTest
  @EnumSource
  void aWorkerLivesThroughIt(Kind kind) throws Exception {
    Trouble trouble = trouble(kind);
    load.send(MESSAGES, 1);
    try (Worker worker = load.start(trouble::inHandler)) {
      begin(trouble);
      trouble.end();
      load.awaitAllAnswered();
    }

    load.assertHandledOnce();
  }

  @ParameterizedTest
  @EnumSource
  void aWorkerIsClosedDuringItAndAnotherGoesOn(Kind kind) throws Exception {
    Trouble trouble = trouble(kind);
    load.send(MESSAGES, 1);
    Worker worker = load.start(trouble::inHandler);
    begin(trouble);

    assertCloses(worker);
    trouble.end();
    try (Worker another = load.start(trouble::inHandler)) {
      load.awaitAllAnswered();
    }

    load.assertHandledOnce();
  }

  private void begin(Trouble trouble) throws Exception {
    while (load.handled() < MESSAGES / 5) {
      Thread.onSpinWait();
    }
    trouble.begin();
    while (!trouble.isNoticed()) {
      load.send(MESSAGES_AT_ONCE, 1);
    }
    trouble.awaitTheRest();
  }

  /** Its bound is half a second; only a worker that has none takes so much longer. */
  private static void assertCloses(Worker worker) throws InterruptedException {
    Thread closing = new Thread(worker::close);
    closing.start();
    closing.join(TimeUnit.MINUTES.toMillis(1));
    assertThat(closing.isAlive()).as("still closing").isFalse();
  }

  private Trouble trouble(Kind kind) throws Exception {
    return switch (kind) {
      case DATABASE_STOPPED -> new Troubles.DatabaseStopped(load, server);
      case POOL_EXHAUSTED -> new Troubles.PoolExhausted(load);
      case DEADLOCKS -> new Troubles.Deadlocks(load);
      case BROKER_STOPPED -> new Troubles.BrokerStopped(load);
      case BROKER_BREAKS_OFF -> new Troubles.BrokerBreaksOff(load);
      case HANDLERS_HANG -> new Troubles.HandlersHang(load);
    };
  }
}
