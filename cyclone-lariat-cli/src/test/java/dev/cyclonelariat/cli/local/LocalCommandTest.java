package dev.cyclonelariat.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun;
import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.shell.Interrupts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalCommandTest {

  /** Asks at once to stop: the command has then started, printed, and closed. */
  static final Interrupts AT_ONCE =
      action -> {
        Thread interrupt = new Thread(action);
        interrupt.start();
        return () -> {};
      };

  private static Result run(String... args) {
    return new CommandRun().interrupts(AT_ONCE).run(args);
  }

  @Test
  void printsTheAddressAndTheEnvironmentToPaste() {
    Result result = run("local", "--port", "0");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    List<String> lines = result.outLines();
    assertThat(lines.get(0)).matches("# SNS and SQS answer at http://127\\.0\\.0\\.1:\\d+ .*");
    assertThat(lines)
        .filteredOn(line -> !line.startsWith("#"))
        .allMatch(line -> line.matches("export AWS_[A-Z_]+=\\S+"))
        .anyMatch(line -> line.startsWith("export AWS_ENDPOINT_URL=http://127.0.0.1:"))
        .contains(
            "export AWS_REGION=us-east-1",
            "export AWS_ACCOUNT_ID=000000000000",
            "export AWS_KEY=000000000000",
            "export AWS_SECRET_KEY=local",
            "export AWS_ACCESS_KEY_ID=000000000000",
            "export AWS_SECRET_ACCESS_KEY=local");
  }

  @Test
  void printsThemForProgramsToo() {
    assertThat(run("local", "--port", "0", "-o", "json").out())
        .matches(
            "\\{\"endpoint\":\"(http://127\\.0\\.0\\.1:\\d+)\",\"environment\":\\{\"AWS_ENDPOINT_URL\":\"\\1\",.+}}\n");
  }

  @Test
  void aTakenPortIsNamedWithTheOptionThatHelps() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Result result = run("local", "--port", String.valueOf(taken.getLocalPort()));

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out()).isEmpty();
      assertThat(result.errLines()).hasSize(1);
      assertThat(result.err())
          .contains("Cannot listen on port " + taken.getLocalPort())
          .contains("choose another with --port");
    }
  }

  @Test
  void afterwardsThePortIsFree() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertThat(run("local", "--port", String.valueOf(port)).exitCode()).isZero();
    assertThat(run("local", "--port", String.valueOf(port)).exitCode()).isZero();
  }
}
