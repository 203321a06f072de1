package dev.cyclonelariat.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishCommandTest {

  private static final String USER_1 = "5c2f1b5e-8d5e-4c0a-9a51-0c0f6a1d2b3c";
  private static final String USER_2 = "A27C29E2-bbd3-490a-8f1b-caa4f8d902ef";

  private final LocalBroker broker = new LocalBroker();

  @TempDir Path folder;

  @AfterEach
  void close() {
    broker.close();
  }

  private Message received(String queue) {
    return MessageCodec.decode(broker.receiveOne(queue).delivery().body());
  }

  @Test
  void withoutADestinationItGoesToTheTopicOfKindAndType() {
    broker.subscribe("test-event-fanout-users-user_created", "reader");

    Result result = broker.run("publish", "event", "user_created", "--data", "{\"id\":42}");

    Message message = received("reader");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .matches(
            "Published event_user_created "
                + message.uuid()
                + " to topic test-event-fanout-users-user_created \\(AWS message id [0-9a-f-]+\\)\n");
    assertThat(message.kind()).isEqualTo(Kind.EVENT);
    assertThat(message.type()).isEqualTo("user_created");
    assertThat(message.publisher()).isEqualTo("users");
    assertThat(message.version()).isEqualTo(1);
    assertThat(message.data()).isEqualTo(Map.of("id", 42L));
  }

  @Test
  void aCommandGoesToTheQueueOfOneReader() {
    broker.createQueue("test-command-queue-users-ban_user");
    broker.createQueue("test-command-queue-users-ban_user-mailer");

    broker.run("publish", "command", "ban_user", "--data", "{}", "--sqs");
    broker.run("publish", "command", "ban_user", "--data", "{}", "--sqs", "--dest", "mailer");

    assertThat(received("test-command-queue-users-ban_user").kind()).isEqualTo(Kind.COMMAND);
    assertThat(received("test-command-queue-users-ban_user-mailer").wireType())
        .isEqualTo("command_ban_user");
  }

  @Test
  void aTopicOrQueueCanBeNamed() {
    broker.subscribe("partners", "reader");
    broker.createQueue("hello");

    Result toTopic = broker.run("publish", "event", "x", "--data", "{}", "--topic", "partners");
    Result toQueue = broker.run("publish", "event", "x", "--data", "{}", "--queue", "hello");

    assertThat(toTopic.out()).contains(" to topic partners (");
    assertThat(toQueue.out()).contains(" to queue hello (");
    assertThat(broker.depth("reader")).isEqualTo(1);
    assertThat(broker.depth("hello")).isEqualTo(1);
  }

  @Test
  void fifoKeepsGroupAndKnowsRepeats() {
    broker.createQueue("test-event-queue-users-x.fifo");
    String[] call = {"publish", "event", "x", "--data", "{}", "--sqs", "--fifo", "--group", "g"};

    broker.run(call);
    Result again = broker.run(with(call, "--dedup", "d", "-o", "json"));
    broker.run(with(call, "--dedup", "d"));

    assertThat(again.out()).contains("\"sequence_number\":\"");
    assertThat(broker.receive("test-event-queue-users-x.fifo"))
        .extracting(message -> message.delivery().groupId())
        .containsExactly("g", "g");
  }

  private static String[] with(String[] call, String... more) {
    String[] all = java.util.Arrays.copyOf(call, call.length + more.length);
    System.arraycopy(more, 0, all, call.length, more.length);
    return all;
  }

  @Test
  void schemaTwoNamesWhoDidWhatToWhom() {
    broker.createQueue("hello");
    String requestId = "0af76519-16cd-43dd-8448-eb211c80319c";

    Result result =
        broker.run(
            "publish",
            "event",
            "user_banned",
            "--data",
            "{}",
            "--queue",
            "hello",
            "--schema",
            "2",
            "--subject",
            "user:" + USER_1,
            "--object",
            "user:" + USER_2,
            "--request-id",
            requestId,
            "--uuid",
            "F2CE3813-0905-4d81-a60e-f289f2431f50");

    assertThat(result.exitCode()).isZero();
    Delivery delivery = broker.receiveOne("hello").delivery();
    Message message = MessageCodec.decode(delivery.body());
    assertThat(message.version()).isEqualTo(2);
    assertThat(message.subject()).hasToString("user:" + USER_1);
    assertThat(message.object()).hasToString("user:" + USER_2);
    assertThat(message.requestId()).hasToString(requestId);
    assertThat(delivery.body()).contains("F2CE3813-0905-4d81-a60e-f289f2431f50");
  }

  @Test
  void dataComesFromAFileOrStandardInputToo() throws IOException {
    broker.createQueue("hello");
    Path file = Files.writeString(folder.resolve("data.json"), "{\"from\":\"file Ü\"}\n");

    broker.run("publish", "event", "x", "--data", "@" + file, "--queue", "hello");
    broker
        .command()
        .in("{\"from\":\"input Ü\"}")
        .run("publish", "event", "x", "--data", "-", "--queue", "hello");

    assertThat(broker.receive("hello"))
        .extracting(message -> MessageCodec.decode(message.delivery().body()).data().get("from"))
        .containsExactlyInAnyOrder("file Ü", "input Ü");
  }

  @Test
  void theAnswerIsOneObjectForPrograms() {
    broker.createQueue("hello");

    Result result =
        broker.run("publish", "event", "x", "--data", "{}", "--queue", "hello", "-o", "json");

    Delivery delivery = broker.receiveOne("hello").delivery();
    assertThat(result.out())
        .isEqualTo(
            "{\"queue\":\"hello\",\"uuid\":\""
                + MessageCodec.decode(delivery.body()).uuid()
                + "\",\"message_id\":\""
                + delivery.messageId()
                + "\"}\n");
  }

  @Test
  void optionsOverrideTheEnvironment() {
    broker.subscribe("stage-event-fanout-billing-x", "reader");

    Result result =
        broker
            .command()
            .environment("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
            .environment("AWS_REGION", "eu-west-1")
            .environment("AWS_ACCOUNT_ID", "999999999999")
            .run(
                "publish",
                "event",
                "x",
                "--data",
                "{}",
                "--publisher",
                "billing",
                "--instance",
                "stage",
                "--endpoint",
                broker.local().endpoint().toString(),
                "--region",
                broker.local().region(),
                "--account",
                broker.local().account());

    assertThat(result.err()).isEmpty();
    assertThat(received("reader").publisher()).isEqualTo("billing");
  }
}
