package dev.cyclonelariat.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import dev.cyclonelariat.cli.TestInbox;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Outgoing;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.worker.ReceivedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterCommandsTest {

  private final LocalBroker broker = new LocalBroker();

  @BeforeEach
  void createQueues() {
    createQueue("mails", "dead");
  }

  @AfterEach
  void close() {
    broker.close();
  }

  private void createQueue(String name, String dead) {
    Map<String, String> fifo = dead.endsWith(".fifo") ? Map.of("FifoQueue", "true") : Map.of();
    broker.local().topology().createQueue(dead, fifo);
    String arn =
        "arn:aws:sqs:%s:%s:%s".formatted(broker.local().region(), broker.local().account(), dead);
    Map<String, String> attributes = new HashMap<>(fifo);
    attributes.put(
        "RedrivePolicy", "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":\"1\"}");
    broker.local().topology().createQueue(name, attributes);
  }

  /** Sends messages that are delivered once and come back, so that the queue gives them up. */
  private List<Message> giveUp(String queue, int count) {
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Message message =
          broker
              .lariat()
              .event("user_created")
              .data(Map.of("n", i))
              .groupId(queue.endsWith(".fifo") ? "g" : null)
              .build();
      broker
          .lariat()
          .sender()
          .publish(Outgoing.of(message).to(Destination.queue(queue)).attribute("tenant", "a"));
      messages.add(message);
    }
    giveUp(queue);
    return messages;
  }

  private void giveUp(String queue) {
    List<ReceivedMessage> received = broker.receive(queue);
    while (!received.isEmpty()) {
      received.forEach(
          message -> broker.access(queue).redeliverAfter(message, Duration.ofSeconds(1)));
      broker.pass(Duration.ofSeconds(2));
      received = broker.receive(queue);
    }
  }

  @Test
  void listShowsDeadLettersAndLeavesThem() {
    List<Message> messages = giveUp("mails", 2);

    Result result = broker.run("dlq", "list", "mails");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.outLines()).hasSize(3);
    assertThat(result.outLines().get(0)).matches("QUEUED +MESSAGE ID +TYPE +UUID");
    assertThat(result.out())
        .contains("  event_user_created  " + messages.get(0).uuid() + "\n")
        .contains("  event_user_created  " + messages.get(1).uuid() + "\n");
    assertThat(broker.receive("dead")).as("visible at once").hasSize(2);
  }

  @Test
  void theDeadLetterQueueItselfCanBeNamed() {
    giveUp("mails", 1);

    Result result = broker.run("dlq", "list", "dead", "-o", "json");

    assertThat(result.outLines())
        .singleElement()
        .asString()
        .startsWith("{\"queue\":\"dead\",\"message_id\":\"")
        .contains("\"attributes\":{\"tenant\":\"a\"}")
        .contains("\"message\":{\"uuid\":");
  }

  @Test
  void whatTheInboxKnowsIsShown() {
    try (TestInbox inbox = new TestInbox()) {
      Message known = giveUp("mails", 1).get(0);
      inbox.failed(known);
      Message unknown = giveUp("mails", 1).get(0);
      broker
          .lariat()
          .sqsClient()
          .sendMessage(
              r ->
                  r.queueUrl(broker.lariat().location().url(Queue.parse("mails")).toString())
                      .messageBody("no JSON"));
      String parked = broker.receiveOne("mails").delivery().messageId();
      inbox.parked(parked, "no JSON");
      broker.pass(Duration.ofMinutes(1));
      assertThat(broker.receive("mails")).isEmpty();

      Result result = broker.run("dlq", "list", "mails", "--inbox", inbox.url());

      assertThat(result.out())
          .contains(known.uuid() + "  unprocessed, 1 attempt: ")
          .contains("mail server down")
          .contains(unknown.uuid() + "  unknown\n")
          .containsPattern(parked + "  unreadable: body: is not JSON.* parked: ");
      assertThat(broker.run("dlq", "list", "mails", "--inbox", inbox.url(), "-o", "json").out())
          .contains("\"inbox\":[{\"state\":\"unprocessed\",\"consumer\":\"mails\"")
          .contains("\"inbox\":[{\"state\":\"parked\",\"queue\":\"mails\"")
          .contains("\"inbox\":[]");
    }
  }

  @Test
  void moreThanTheLimitIsTold() {
    giveUp("mails", 3);

    Result result = broker.run("dlq", "list", "mails", "--limit", "2");

    assertThat(result.outLines()).hasSize(3);
    assertThat(result.err()).isEqualTo("There are about 3: --limit 0 shows all\n");
  }

  @Test
  void showFindsOneByEitherId() {
    Message message = giveUp("mails", 12).get(7);
    String uuid = message.uuid().toString();

    Result byUuid = broker.run("dlq", "show", "mails", uuid.toUpperCase(Locale.ROOT));
    String messageId = byUuid.out().replaceAll("(?s).*message_id +(\\S+).*", "$1");

    assertThat(byUuid.exitCode()).isZero();
    assertThat(byUuid.out())
        .contains("queue          dead\n", "attributes     {\"tenant\":\"a\"}\n")
        .endsWith("body:\n" + MessageCodec.encode(message) + "\n");
    assertThat(broker.run("dlq", "show", "mails", messageId, "-o", "json").out())
        .endsWith(",\"message\":" + MessageCodec.encode(message) + "}\n");
    assertThat(broker.run("dlq", "list", "mails").outLines()).hasSize(1 + 12);
  }

  @Test
  void redriveMovesAllBackToWhereTheyCameFrom() {
    createQueue("orders", "dead");
    giveUp("mails", 2);
    giveUp("orders", 1);

    Result result = broker.run("dlq", "redrive", "dead");

    assertThat(result)
        .isEqualTo(new Result(0, "Moved 3 messages from dead back to mails, orders\n", ""));
    assertThat(broker.receive("mails")).hasSize(2);
    assertThat(broker.receive("orders")).hasSize(1);
    assertThat(broker.run("dlq", "redrive", "dead", "-o", "json").out())
        .isEqualTo("{\"queue\":\"dead\",\"moved\":0}\n");
  }

  @Test
  void redriveMovesAFewByHandAndLeavesOthersAlone() {
    createQueue("orders", "dead");
    Message order = giveUp("orders", 1).get(0);
    giveUp("mails", 3);

    Result result = broker.run("dlq", "redrive", "mails", "--max", "2");

    assertThat(result.out()).startsWith("Moved 2 messages from dead");
    assertThat(broker.receive("mails"))
        .hasSize(2)
        .allSatisfy(
            moved -> assertThat(moved.delivery().attributes()).isEqualTo(Map.of("tenant", "a")));
    assertThat(broker.receive("dead")).as("handed back").hasSize(2);
    broker.pass(Duration.ofMinutes(1));
    assertThat(broker.run("dlq", "redrive", "mails", "--max", "9").out()).startsWith("Moved 1 ");
    assertThat(broker.receiveOne("dead").delivery().body()).isEqualTo(MessageCodec.encode(order));
  }

  @Test
  void redriveByHandKeepsTheOrderOfAFifoGroup() {
    createQueue("mails.fifo", "dead.fifo");
    List<Message> messages = giveUp("mails.fifo", 12);

    Result result = broker.run("dlq", "redrive", "mails.fifo", "--max", "100");

    assertThat(result.out()).startsWith("Moved 12 messages ");
    assertThat(broker.receive("mails.fifo"))
        .extracting(moved -> moved.delivery().body())
        .containsExactlyElementsOf(messages.stream().limit(10).map(MessageCodec::encode).toList());
  }

  @Test
  void redriveGoesByHandWhereThereAreNoTasks() {
    giveUp("mails", 2);
    broker
        .local()
        .faults()
        .on("StartMessageMoveTask")
        .error(400, "AWS.SimpleQueueService.UnsupportedOperation", "no such thing");

    assertThat(broker.run("dlq", "redrive", "mails").out()).startsWith("Moved 2 messages ");
    assertThat(broker.receive("mails")).hasSize(2);
  }

  @Test
  void anInterruptCancelsARedrive() {
    giveUp("mails", 5);

    Result result =
        broker
            .command()
            .interrupts(
                action -> {
                  new Thread(action).start();
                  return () -> {};
                })
            .run("dlq", "redrive", "mails", "--rate", "1");

    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(result.out()).startsWith("Moved 0 messages ");
    broker.pass(Duration.ofMinutes(1));
    assertThat(broker.receive("mails")).isEmpty();
    assertThat(broker.receive("dead")).hasSize(5);
  }

  @Test
  void purgeAsksFirst() {
    giveUp("mails", 2);

    Result refused = broker.command().in("\n").run("dlq", "purge", "mails");
    Result unanswered = broker.run("dlq", "purge", "mails");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .isEqualTo(
            """
            Delete about 2 messages of queue dead, the dead letters of mails? [y/N]\s
            lariat dlq purge: Nothing was deleted
            """);
    assertThat(unanswered.exitCode()).isEqualTo(1);
    assertThat(unanswered.err())
        .endsWith(": Nothing was deleted, since nobody can be asked here: say --yes\n");
    assertThat(broker.command().in("y\n").run("dlq", "purge", "mails").out())
        .isEqualTo("Purged queue dead of about 2\n");
    assertThat(broker.receive("dead")).isEmpty();
  }

  @Test
  void purgeDoesNotAskWhenToldSo() {
    giveUp("mails", 1);

    assertThat(broker.run("dlq", "purge", "mails", "--yes", "-o", "json"))
        .isEqualTo(new Result(0, "{\"queue\":\"dead\",\"purged\":1}\n", ""));
  }

  @Test
  void theDeadLettersOfQueuesThatWereNotNamedAreLeftAlone() {
    createQueue("orders", "dead");
    giveUp("orders", 1);

    String shared = "Queue dead holds the dead letters of mails, orders: name dead itself";
    assertFails(broker.run("dlq", "purge", "mails", "--yes"), shared);
    assertFails(broker.run("dlq", "redrive", "mails"), shared);
    assertThat(broker.receive("dead")).hasSize(1);
  }

  @Test
  void whatIsMissingOrWrongIsToldInOneLine() {
    broker.createQueue("alone");

    assertFails(
        broker.run("dlq", "list", "nobody"), "There is no queue http", "/nobody in region ");
    assertFails(
        broker.run("dlq", "redrive", "alone"),
        "Queue alone has no dead-letter queue, and is none",
        "aws sqs set-queue-attributes");
    assertFails(broker.run("dlq", "show", "mails", "42"), "No dead letter 42 came from queue dead");
    assertFails(
        broker.run("dlq", "list", "mails", "--endpoint", "http://127.0.0.1:1"), "127.0.0.1:1");
    assertFails(
        broker.run("dlq", "list", "mails", "--inbox", "jdbc:h2:mem:nowhere"), "no such database");
    broker.run("dlq", "purge", "mails", "--yes");
    assertFails(broker.run("dlq", "purge", "mails", "--yes"), "60 seconds");
  }

  private static void assertFails(Result result, String... problem) {
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).hasLineCount(1).startsWith("lariat dlq ").contains(problem);
  }
}
