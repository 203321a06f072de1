package dev.cyclonelariat.cli.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.cli.shell.StandardOutput;
import dev.cyclonelariat.cli.shell.Terminals;
import dev.cyclonelariat.migration.journal.LockHolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunViewTest {

  private static final String CLEAR = "\r\u001b[K";

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aTerminalCountsDownOnOneLine() {
    waitAMinute(new RunView(shell(true, Map.of())));

    assertThat(text())
        .startsWith(CLEAR + "queue x: at most 59 s more" + CLEAR + "queue x: at most 58 s more")
        .doesNotContain("\n");
  }

  @Test
  void aLogHearsOfItAtOnceAndNowAndThen() {
    waitAMinute(new RunView(shell(false, Map.of())));

    assertThat(text().lines())
        .hasSize(7)
        .startsWith("queue x: at most 59 s more", "queue x: at most 50 s more");
  }

  @Test
  void quietTellsOnceWhyNothingHappens() {
    waitAMinute(new RunView(shell(true, Map.of("LARIAT_QUIET", "1"))));
    assertThat(text()).isEqualTo("queue x: at most 59 s more\n");
    err.reset();

    waitAMinute(new RunView(shell(false, Map.of("LARIAT_QUIET", "1"))));

    assertThat(text()).isEqualTo("queue x: at most 59 s more\n");
  }

  @Test
  void whoIsWaitedForIsToldWithHowToSeeMore() {
    LockHolder holder =
        new LockHolder(
            "build-7", "ci", Instant.parse("2026-11-23T10:00:00.123456789Z"), Instant.MAX);

    new RunView(shell(false, Map.of())).waitingForLock(holder, Duration.ofMinutes(5));

    assertThat(text())
        .isEqualTo(
            "Waiting for migrations that are run by ci on build-7 since 2026-11-23T10:00:00Z (see"
                + " lariat lock): at most 300 s more\n");
  }

  private static void waitAMinute(RunView view) {
    for (int left = 59; left >= 0; left--) {
      view.waiting("queue x", Duration.ofSeconds(left));
    }
  }

  private String text() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Shell shell(boolean isTerminal, Map<String, String> environment) {
    return new Shell(
        new ByteArrayInputStream(new byte[0]),
        new StandardOutput(OutputStream.nullOutputStream()),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        environment,
        new Terminals(isTerminal, isTerminal),
        action -> () -> {});
  }
}
