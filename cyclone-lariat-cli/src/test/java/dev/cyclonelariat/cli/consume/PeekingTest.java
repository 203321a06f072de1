package dev.cyclonelariat.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.publish.Destination;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code lariat consume --peek}. */
class PeekingTest {

  private final LocalBroker broker = new LocalBroker();

  @BeforeEach
  void createQueue() {
    broker.createQueue("hello");
  }

  @AfterEach
  void close() {
    broker.close();
  }

  private void send(int number) {
    Message message = broker.lariat().event("x").data(Map.of("n", number)).build();
    broker.lariat().publish(message, Destination.queue("hello"));
  }

  @Test
  void peekingShowsEachOnceAndLeavesAll() {
    for (int i = 0; i < 25; i++) {
      send(i);
    }

    Result result = broker.run("consume", "hello", "--peek", "--wait", "0");

    assertThat(result.exitCode()).isZero();
    assertThat(result.outLines()).hasSize(25).doesNotHaveDuplicates();
    assertThat(broker.depth("hello")).isEqualTo(25);
    assertThat(broker.receive("hello")).as("visible at once").hasSize(10);
  }

  @Test
  void peekingCanBeShort() {
    send(1);
    send(2);

    assertThat(broker.run("consume", "hello", "--peek", "--max", "1").outLines()).hasSize(1);
    assertThat(broker.receive("hello")).hasSize(2);
  }

  @Test
  void peekingShowsWhatCannotBeReadToo() throws Exception {
    broker.sendRaw("hello", "frob", "");

    Result result = broker.run("consume", "hello", "--peek", "--wait", "0");

    assertThat(result.out()).contains("\"body\":\"frob\"}");
    assertThat(result.err()).isEmpty();
    assertThat(broker.receive("hello")).hasSize(1);
  }

  @Test
  void whatOthersTakeMeanwhileIsTheirs() {
    send(1);
    send(2);
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int exitCode =
        broker
            .command()
            .run(new TakenAfterwards(), err, "consume", "hello", "--peek", "--max", "2");

    assertThat(err).hasToString("");
    assertThat(exitCode).isZero();
    assertThat(broker.depth("hello")).isZero();
  }

  /** Output after which messages are no longer held, and taken by somebody else. */
  private final class TakenAfterwards extends OutputStream {

    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] bytes, int from, int length) {
      broker.pass(Duration.ofMinutes(1));
      broker.receive("hello").forEach(broker.access("hello")::delete);
    }
  }
}
