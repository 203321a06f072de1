package dev.cyclonelariat.cli.inbox;

import static dev.cyclonelariat.cli.TestInbox.QUEUE;
import static dev.cyclonelariat.cli.TestInbox.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import dev.cyclonelariat.cli.TestInbox;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.store.StoredMessage.State;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryCommandTest {

  private final LocalBroker broker = new LocalBroker();
  private final TestInbox inbox = new TestInbox();

  @AfterEach
  void close() {
    inbox.close();
    broker.close();
  }

  private Result retry(Message message, String... options) {
    return retry(message.uuid().toString(), options);
  }

  private Result retry(String id, String... options) {
    String[] args = new String[options.length + 5];
    System.arraycopy(new String[] {"inbox", "retry", id, "--inbox", inbox.url()}, 0, args, 0, 5);
    System.arraycopy(options, 0, args, 5, options.length);
    return broker.run(args);
  }

  @Test
  void theRowIsResetAndTheBodyComesAgainToBeHandled() {
    broker.createQueue(QUEUE);
    Message message = inbox.mistaken(event());

    Result result = retry(message);

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    Delivery delivery = broker.receiveOne(QUEUE).delivery();
    assertThat(result.out())
        .isEqualTo(
            "Sent event_user_created %s from users for mails to queue mails (AWS message id %s)\n"
                .formatted(message.uuid(), delivery.messageId()));
    assertThat(delivery.body()).isEqualTo(MessageCodec.encode(message));
    assertThat(inbox.row(message.uuid()).state()).isEqualTo(State.UNPROCESSED);
    assertThat(inbox.process(delivery, (given, context) -> {})).isInstanceOf(Outcome.Done.class);
    assertThat(inbox.row(message.uuid()).state()).isEqualTo(State.PROCESSED);
  }

  @Test
  void aFifoQueueTakesItAgainInItsGroup() {
    String queue = "mails.fifo";
    broker.createQueue(queue);
    Message message = Event.builder("user_created").publisher("users").groupId("user-42").build();
    inbox.failed(queue, message);

    assertThat(retry(message).exitCode()).isZero();
    assertThat(retry(message, "-o", "json").out())
        .matches(
            "\\{\"sent\":\"event_user_created [^\"]+\",\"queue\":\"mails.fifo\","
                + "\"message_id\":\"[^\"]+\"}\n");

    assertThat(broker.receive(queue))
        .as("twice within five minutes")
        .hasSize(2)
        .allSatisfy(received -> assertThat(received.delivery().groupId()).isEqualTo("user-42"));
  }

  @Test
  void itGoesToAnotherQueueIfToldTo() {
    broker.createQueue("other");
    Message message = inbox.failed(event());

    assertThat(retry(message, "--to", "other").exitCode()).isZero();
    assertThat(broker.receive("other")).hasSize(1);
  }

  @Test
  void whatWasChangedBeforeItWasStoredIsSentOnlyAsStored() {
    broker.createQueue(QUEUE);
    inbox.blankData();
    Message message = inbox.mistaken(event());

    Result refused = retry(message);

    assertFails(refused, 1, "was changed before it was stored", "--as-stored");
    assertThat(inbox.row(message.uuid()).state()).isEqualTo(State.CLIENT_ERROR);
    assertThat(broker.receive(QUEUE)).isEmpty();
    assertThat(retry(message, "--as-stored").exitCode()).isZero();
    assertThat(broker.receiveOne(QUEUE).delivery().body()).contains("\"data\":{}");
  }

  @Test
  void aMessageOfSeveralConsumersIsRetriedForTheOneNamed() {
    broker.createQueue("other");
    Message message = inbox.handled(event());
    inbox.failed("other", message);

    assertFails(retry(message), 2, "name one with --consumer (mails, other)");
    assertThat(retry(message, "--consumer", "other").exitCode()).isZero();
    assertThat(broker.receive("other")).hasSize(1);
  }

  @Test
  void aParkedBodyIsSentAgainWithItsAttributesAndResolved() {
    broker.createQueue(QUEUE);
    String id = UUID.randomUUID().toString();
    inbox.parked(id, "no JSON");

    assertThat(retry(id, "--parked", QUEUE).exitCode()).isZero();

    Delivery delivery = broker.receiveOne(QUEUE).delivery();
    assertThat(delivery.body()).isEqualTo("no JSON");
    assertThat(delivery.attributes()).isEqualTo(Map.of("tenant", "a"));
    assertThat(inbox.store().parked()).isEmpty();
    assertThat(inbox.store().parked(QUEUE, id).orElseThrow().resolution())
        .isEqualTo("sent to queue mails again, as message " + delivery.messageId());
  }

  @Test
  void nothingIsResetWhenItCannotBeSent() throws SQLException {
    Message message = inbox.mistaken(event());

    assertFails(
        retry(message), 1, "There is no queue http", "/mails in region ", ": check its name");
    assertFails(retry(message, "--to", "no queue"), 2, "a name may hold");
    assertThat(inbox.row(message.uuid()).state()).isEqualTo(State.CLIENT_ERROR);

    broker.createQueue(QUEUE);
    assertFails(retry(inbox.handled(event())), 1, "handled with success");
    inbox.execute("UPDATE inbox_messages SET queue = NULL, consumer = 'ruby'");
    assertFails(retry(message), 2, "which queue did it come from?", "--to QUEUE");
    inbox.execute("UPDATE inbox_messages SET version = 2");
    assertFails(retry(message, "--to", QUEUE), 1, "was not stored in full", "subject");
    assertThat(broker.receive(QUEUE)).isEmpty();
  }

  @Test
  void aRowThatIsResetWithoutItsBodySentIsTold() {
    broker.createQueue(QUEUE);
    Message message = inbox.failed(event());
    broker.local().faults().on("SendMessage").error(403, "AccessDenied", "not you");

    assertFails(retry(message), 1, "The row is reset, but", "AccessDenied", "IAM policy");
  }

  @Test
  void whatTheInboxDoesNotHaveIsTold() {
    assertFails(retry(event()), 1, "This inbox has no message", "never received here");
    assertFails(
        retry(inbox.failed(event()), "--consumer", "nobody"), 1, "Consumer nobody has no message");
    assertFails(
        retry(event(), "--parked", QUEUE), 1, "has no body", "'lariat inbox list --parked'");
    assertFails(retry("42"), 2, "expected a uuid such as");
  }

  private static void assertFails(Result result, int exitCode, String... problem) {
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).hasLineCount(1).startsWith("lariat inbox retry: ").contains(problem);
  }
}
