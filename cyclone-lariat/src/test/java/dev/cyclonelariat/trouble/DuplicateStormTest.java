package dev.cyclonelariat.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.inbox.RestartablePostgres;
import dev.cyclonelariat.worker.Worker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same messages again and again. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DuplicateStormTest {

  private static final int MESSAGES = 2_000;
  private static final int TIMES = 5;
  private static final long PATIENT_MILLIS = 60_000;

  @TempDir private Path directory;

  @Test
  void eachMessageHasOneEffectAndNobodySeesAnError() throws Exception {
    PrintStream console = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    try (RestartablePostgres server = new RestartablePostgres(directory);
        Load load = new Load(server.url())) {
      load.database().setConnectionTimeout(PATIENT_MILLIS); // A busy machine is no failure here.
      load.send(MESSAGES, TIMES);
      System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
      try (Worker worker = load.start((message, context) -> {})) {
        load.awaitAllAnswered();
      } finally {
        System.setErr(console);
      }

      load.assertHandledOnce();
      assertThat(load.handled()).isEqualTo(MESSAGES);
      assertThat(load.failures()).isZero();
      assertThat(log.toString(StandardCharsets.UTF_8))
          .contains("Queue load has no dead-letter policy")
          .doesNotContain(" ERROR ");
    }
  }
}
