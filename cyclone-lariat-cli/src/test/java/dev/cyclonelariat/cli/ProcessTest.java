package dev.cyclonelariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.startup.Training;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.publish.Destination;
import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: exit codes, signals, pipes, character sets, logs. */
class ProcessTest {

  @TempDir private Path folder;

  private final LocalBroker broker = new LocalBroker();

  @AfterEach
  void close() {
    broker.close();
  }

  private void send(int messages) {
    broker.createQueue("hello");
    for (int i = 0; i < messages; i++) {
      Message message = broker.lariat().event("x").data(Map.of("name", "Ünal 🐎")).build();
      broker.lariat().publish(message, Destination.queue("hello"));
    }
  }

  @Test
  void theExitCodeTellsHowItEnded() throws Exception {
    try (ChildProcess done = ChildProcess.start(Map.of(), "version");
        ChildProcess failed = ChildProcess.start(Map.of(), "message", "validate", "/no/file");
        ChildProcess misused = ChildProcess.start(Map.of(), "frob")) {
      assertThat(done.exitCode()).isZero();
      assertThat(failed.exitCode()).isEqualTo(1);
      assertThat(misused.exitCode()).isEqualTo(2);
    }
  }

  @Test
  void dataIsUtf8WhateverTheLocale() throws Exception {
    send(1);
    Map<String, String> environment = new HashMap<>(broker.environment());
    environment.put("LC_ALL", "C");

    try (ChildProcess consume = ChildProcess.start(environment, "consume", "hello", "--max", "1")) {
      assertThat(consume.restOfOut()).contains("\"name\":\"Ünal 🐎\"");
      assertThat(consume.exitCode()).isZero();
    }
  }

  @Test
  void outputThatIsNotTakenIsAFailure() throws Exception {
    send(1);
    Redirect full = Redirect.to(new File("/dev/full"));

    try (ChildProcess version = ChildProcess.start(full, Map.of(), "version");
        ChildProcess consume = ChildProcess.start(full, broker.environment(), "consume", "hello")) {
      for (ChildProcess process : List.of(version, consume)) {
        assertThat(process.err())
            .isEqualTo("lariat: standard output cannot be written to: No space left on device\n");
        assertThat(process.exitCode()).isEqualTo(1);
      }
    }
    assertThat(broker.depth("hello")).isEqualTo(1);
  }

  @Test
  void whenTheReaderOfAPipeGoesItEndsQuietly() throws Exception {
    send(30);

    try (ChildProcess consume = ChildProcess.start(broker.environment(), "consume", "hello")) {
      consume.readLine();
      consume.out().close();
      while (consume.isAlive()) {
        send(1);
      }
      assertThat(consume.exitCode()).isZero();
      assertThat(consume.err()).isEmpty();
    }
    assertThat(broker.depth("hello")).isPositive();
  }

  @Test
  void controlCEndsAWaitingConsumer() throws Exception {
    send(1);

    try (ChildProcess consume = ChildProcess.start(broker.environment(), "consume", "hello")) {
      consume.readLine();
      consume.signal("INT");

      assertThat(consume.exitCode()).isEqualTo(130);
      assertThat(consume.err()).isEmpty();
    }
  }

  @Test
  void controlCHandsBackWhatWasPeekedAt() throws Exception {
    send(1);

    try (ChildProcess peek =
        ChildProcess.start(broker.environment(), "consume", "hello", "--peek", "--wait", "60")) {
      peek.readLine();
      peek.signal("INT");

      assertThat(peek.exitCode()).isEqualTo(130);
      assertThat(peek.err()).isEmpty();
    }
    assertThat(broker.receive("hello")).hasSize(1);
  }

  @Test
  void controlCLetsABusyConsumerFinishWithItsInbox() throws Exception {
    send(100);
    String inbox = "jdbc:h2:file:" + folder.resolve("inbox") + ";MODE=PostgreSQL";

    try (ChildProcess consume =
        ChildProcess.start(broker.environment(), "consume", "hello", "--inbox", inbox)) {
      consume.readLine();
      consume.signal("INT");

      assertThat(consume.exitCode()).isEqualTo(130);
      assertThat(consume.err()).isEmpty();
    }
  }

  @Test
  void aDatabaseThatCannotBeOpenedIsToldInOneLine() throws Exception {
    broker.createQueue("hello");

    try (ChildProcess consume =
        ChildProcess.start(
            broker.environment(),
            "consume",
            "hello",
            "--inbox",
            "jdbc:postgresql://127.0.0.1:1/a")) {
      assertThat(consume.err()).contains("refused").hasLineCount(1);
      assertThat(consume.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void onlyVerboseLogsAndThenToStandardError() throws Exception {
    send(1);

    try (ChildProcess quiet =
        ChildProcess.start(broker.environment(), "consume", "hello", "--peek", "--max", "1")) {
      assertThat(quiet.err()).isEmpty();
      assertThat(quiet.restOfOut()).hasLineCount(1);
    }
    try (ChildProcess verbose =
        ChildProcess.start(
            broker.environment(), "consume", "hello", "--peek", "--max", "1", "--verbose")) {
      assertThat(verbose.err()).contains("[DEBUG] ");
      assertThat(verbose.restOfOut()).hasLineCount(1);
    }
  }

  @Test
  void withoutCredentialsItSaysHowToGiveThem() throws Exception {
    broker.createQueue("hello");
    Map<String, String> environment = environmentWithoutOtherSources();
    environment.keySet().removeAll(List.of("AWS_KEY", "AWS_SECRET_KEY"));
    environment.put("AWS_ACCESS_KEY_ID", "");
    environment.put("AWS_SECRET_ACCESS_KEY", "");

    try (ChildProcess publish =
        ChildProcess.start(
            environment, "publish", "event", "x", "--data", "{}", "--queue", "hello")) {
      assertThat(publish.err())
          .contains("no usable AWS credentials (set AWS_KEY and AWS_SECRET_KEY")
          .hasLineCount(1);
      assertThat(publish.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void withoutARegionItSaysHowToGiveIt() throws Exception {
    Map<String, String> environment = environmentWithoutOtherSources();
    environment.put("AWS_REGION", "");

    try (ChildProcess consume = ChildProcess.start(environment, "consume", "hello")) {
      assertThat(consume.err())
          .isEqualTo(
              "lariat consume: The AWS region is not known: say --region, set region in"
                  + " lariat.yml, or AWS_REGION in the"
                  + " environment (see lariat consume --help)\n");
      assertThat(consume.exitCode()).isEqualTo(2);
    }
  }

  /** Nothing but its variables says where AWS is and who calls. */
  private Map<String, String> environmentWithoutOtherSources() {
    Map<String, String> environment = new HashMap<>(broker.environment());
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("AWS_CONFIG_FILE", "/no/file");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "/no/file");
    return environment;
  }

  @Test
  void theTrainingOfTheArchiveEndsAndPrintsNothing() throws Exception {
    try (ChildProcess training = ChildProcess.start(Training.class, Map.of())) {
      assertThat(training.restOfOut()).isEmpty();
      assertThat(training.err()).isEmpty();
      assertThat(training.exitCode()).isZero();
    }
  }
}
