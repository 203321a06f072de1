package dev.cyclonelariat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.MessageCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls the function as an event source mapping with ReportBatchItemFailures does. */
class LambdaFunctionTest {

  private static final String STANDARD = "mails";
  private static final String FIFO = "mails.fifo";

  private final List<SQSMessage> onQueue = new ArrayList<>();
  private TestDatabase database;
  private LambdaFunction function;

  @BeforeEach
  void open() throws SQLException {
    database = new TestDatabase();
    function = new LambdaFunction(database.dataSource());
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** Hands over all that is on the queue; what the response does not name is deleted. */
  private List<String> invoke() {
    SQSEvent event = new SQSEvent();
    event.setRecords(List.copyOf(onQueue));
    List<String> failures =
        function.handleRequest(event, null).getBatchItemFailures().stream()
            .map(BatchItemFailure::getItemIdentifier)
            .toList();
    onQueue.removeIf(message -> !failures.contains(message.getMessageId()));
    return failures;
  }

  private void send(String queue, String id, String group, String body) {
    SQSMessage message = new SQSMessage();
    message.setMessageId(id);
    message.setBody(body);
    message.setEventSourceArn("arn:aws:sqs:eu-west-1:000000000000:" + queue);
    message.setMessageAttributes(Map.of());
    Map<String, String> system = new HashMap<>();
    system.put("ApproximateReceiveCount", "1");
    system.put("SentTimestamp", "1767323045678");
    if (group != null) {
      system.put("MessageGroupId", group);
    }
    message.setAttributes(system);
    onQueue.add(message);
  }

  private static String created(long id, String name) {
    return MessageCodec.encode(
        Event.builder("user_created").publisher("users").data(new UserCreated(id, name)).build());
  }

  /** The table of mails takes no text of more than a few characters, so that long names fail. */
  private void shortMailsOnly(boolean on) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          on
              ? "ALTER TABLE mails ADD CONSTRAINT short CHECK (length(text) < 20)"
              : "ALTER TABLE mails DROP CONSTRAINT short");
    }
  }

  @Test
  void onlyWhatFailedComesAgain() throws Exception {
    shortMailsOnly(true);
    send(STANDARD, "m-1", null, created(1, "Ada"));
    send(STANDARD, "m-2", null, created(2, "Augusta Ada King, Countess of Lovelace"));
    send(STANDARD, "m-3", null, created(3, "Grace"));

    assertThat(invoke()).containsExactly("m-2");
    assertThat(database.count("mails")).isEqualTo(2);

    shortMailsOnly(false);
    assertThat(invoke()).isEmpty();
    assertThat(database.count("mails")).isEqualTo(3);
  }

  @Test
  void theRestOfAFifoGroupFailsWithOneOfIts() throws Exception {
    shortMailsOnly(true);
    send(FIFO, "m-1", "a", created(1, "Ada"));
    send(FIFO, "m-2", "b", created(2, "Augusta Ada King, Countess of Lovelace"));
    send(FIFO, "m-3", "a", created(3, "Grace"));
    send(FIFO, "m-4", "b", created(4, "Edsger"));

    assertThat(invoke()).containsExactly("m-2", "m-4");
    assertThat(database.count("mails WHERE user_id IN (1, 3)")).isEqualTo(2);
    assertThat(database.count("mails")).isEqualTo(2);

    shortMailsOnly(false);
    assertThat(invoke()).isEmpty();
    assertThat(database.count("mails")).isEqualTo(4);
  }

  @Test
  void aMessageThatComesTwiceHasOneEffect() throws Exception {
    String body = created(1, "Ada");
    send(STANDARD, "m-1", null, body);
    send(STANDARD, "m-2", null, body);

    assertThat(invoke()).isEmpty();
    assertThat(database.count("mails")).isEqualTo(1);
  }

  @Test
  void whatIsAtFaultOrCannotBeReadIsKeptForAHuman() throws Exception {
    send(STANDARD, "m-1", null, created(1, ""));
    send(STANDARD, "m-2", null, "not JSON");

    assertThat(invoke()).isEmpty();
    assertThat(database.count("inbox_messages WHERE client_error_message IS NOT NULL"))
        .isEqualTo(1);
    assertThat(database.count("inbox_parked")).isEqualTo(1);
  }
}
