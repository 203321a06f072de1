package dev.cyclonelariat.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Outgoing;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsumeCommandTest {

  private final LocalBroker broker = new LocalBroker();

  @BeforeEach
  void createQueue() {
    broker.createQueue("hello");
  }

  @AfterEach
  void close() {
    broker.close();
  }

  private Message send(int number) {
    return send("hello", number, null);
  }

  private Message send(String queue, int number, String group) {
    Message message = broker.lariat().event("x").data(Map.of("n", number)).groupId(group).build();
    broker.lariat().publish(message, Destination.queue(queue));
    return message;
  }

  @Test
  void eachMessageIsOneLineAndOffTheQueue() {
    Message message = send(1);

    Result result = broker.run("consume", "hello", "--max", "1");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .matches("\\{\"queue\":\"hello\",\"message_id\":\"[0-9a-f-]+\",\"receive_count\":1,.*\n")
        .endsWith(",\"message\":" + MessageCodec.encode(message) + "}\n");
    assertThat(broker.depth("hello")).isZero();
  }

  @Test
  void whatTravelsBesideTheBodyIsShown() {
    broker.local().topology().createQueue("hello.fifo");
    Message message = broker.lariat().event("x").groupId("g").build();
    broker
        .lariat()
        .sender()
        .publish(
            Outgoing.of(message).to(Destination.queue("hello.fifo")).attribute("tenant", "a\"b"));

    assertThat(broker.run("consume", "hello.fifo", "--max", "1").out())
        .contains(",\"group_id\":\"g\",\"attributes\":{\"tenant\":\"a\\\"b\"},\"message\":{");
  }

  @Test
  void aMessageFromATopicIsDecodedWithItsAttributes() {
    broker.subscribe("test-event-fanout-users-x", "reader");
    Message message = broker.lariat().event("x").build();
    broker.lariat().sender().publish(Outgoing.of(message).attribute("tenant", "a"));

    assertThat(broker.run("consume", "reader", "--max", "1").out())
        .contains(",\"attributes\":{\"tenant\":\"a\"},")
        .endsWith(",\"message\":" + MessageCodec.encode(message) + "}\n");
  }

  @Test
  void itEndsAfterSoManyMessagesAndTakesNoMore() {
    for (int i = 0; i < 25; i++) {
      send(i);
    }

    Result result = broker.run("consume", "hello", "--max", "12");

    assertThat(result.outLines()).hasSize(12);
    assertThat(broker.depth("hello")).isEqualTo(13);
    assertThat(broker.run("consume", "hello", "--wait", "0").outLines()).hasSize(13);
  }

  @Test
  void itEndsWhenNoMoreComes() {
    send(1);

    Result result = broker.run("consume", "hello", "--wait", "1");

    assertThat(result.exitCode()).isZero();
    assertThat(result.outLines()).hasSize(1);
    assertThat(broker.run("consume", "hello", "--wait", "0")).isEqualTo(new Result(0, "", ""));
  }

  @Test
  void theQueueCanBeGivenByItsUrl() {
    send(1);
    String url = broker.local().endpoint() + "/" + broker.local().account() + "/hello";

    Result result =
        broker
            .command()
            .environment("AWS_ENDPOINT_URL", "")
            .environment("AWS_ACCOUNT_ID", "")
            .run("consume", url, "--max", "1");

    assertThat(result.err()).isEmpty();
    assertThat(result.outLines()).hasSize(1);
  }

  @Test
  void whatCannotBeReadIsShownAndLeftToTheQueue() throws Exception {
    broker.sendRaw("hello", "frob \"1\"", "");
    send(1);

    Result result = broker.run("consume", "hello", "--wait", "0");

    assertThat(result.exitCode()).isZero();
    assertThat(result.outLines()).hasSize(2);
    assertThat(result.out())
        .contains("\"violations\":[\"body: is not JSON (line 1, column ")
        .contains("\"body\":\"frob \\\"1\\\"\"}");
    assertThat(result.errLines())
        .singleElement()
        .asString()
        .matches("Left message .+ of queue hello there, since it cannot be read");
    assertThat(broker.depth("hello")).isEqualTo(1);
    assertThat(broker.receive("hello")).as("not handed back").isEmpty();
    broker.pass(Duration.ofSeconds(30));
    assertThat(broker.receiveOne("hello").delivery().receiveCount()).isEqualTo(2);
  }

  @Test
  void behindWhatCannotBeReadItsFifoGroupWaits() throws Exception {
    broker.createQueue("hello.fifo");
    broker.sendRaw(
        "hello.fifo", "frob", ",\"MessageGroupId\":\"a\",\"MessageDeduplicationId\":\"1\"");
    send("hello.fifo", 1, "a");
    send("hello.fifo", 2, "b");

    Result result = broker.run("consume", "hello.fifo", "--wait", "0");

    assertThat(result.outLines()).hasSize(2);
    assertThat(result.out()).contains("\"body\":\"frob\"").contains("\"data\":{\"n\":2}");
    assertThat(broker.depth("hello.fifo")).isEqualTo(2);
  }

  @Test
  void whenNobodyReadsAnyMoreTheRestStaysOnTheQueue() {
    for (int i = 0; i < 5; i++) {
      send(i);
    }
    ClosedPipe pipe = new ClosedPipe(2);

    int exitCode = broker.command().run(pipe, System.err, "consume", "hello");

    assertThat(exitCode).isZero();
    assertThat(broker.depth("hello")).isEqualTo(3);
    assertThat(broker.receive("hello")).as("handed back").hasSize(3);
  }

  /** A pipe whose reader has gone after some lines. */
  private static final class ClosedPipe extends OutputStream {

    private int linesLeft;

    ClosedPipe(int lines) {
      linesLeft = lines;
    }

    @Override
    public void write(int b) throws java.io.IOException {
      if (linesLeft == 0) {
        throw new java.io.IOException("Broken pipe");
      }
      linesLeft -= b == '\n' ? 1 : 0;
    }
  }

  @Test
  void whatIsMissingOrWrongIsToldInOneLine() {
    assertFails(
        broker.run("consume", "nobody", "--wait", "0"),
        1,
        "Queue nobody: AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist"
            + " (create it first, ");
    assertFails(
        broker.run("consume", "hello", "--endpoint", "http://127.0.0.1:1"),
        1,
        "lariat consume: http://127.0.0.1:1 does not answer (Connection refused): is it running?");
    assertFails(
        broker.run("consume", "no queue"), 2, "a name may hold letters, digits, _ and - only");
    assertFails(
        broker.command().environment("AWS_ACCOUNT_ID", "").run("consume", "hello"),
        2,
        "say --account, set account in lariat.yml, or AWS_ACCOUNT_ID in the environment");
  }

  @Test
  void theFormItPrintsCanBeAskedForByName() {
    broker.createQueue("hello");
    broker.lariat().publish(broker.lariat().event("x").build(), Destination.queue("hello"));

    assertThat(broker.run("consume", "hello", "--wait", "0", "-o", "json").outLines()).hasSize(1);
  }

  private static void assertFails(Result result, int exitCode, String problem) {
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines()).hasSize(1);
    assertThat(result.err()).startsWith("lariat consume: ").contains(problem);
  }
}
