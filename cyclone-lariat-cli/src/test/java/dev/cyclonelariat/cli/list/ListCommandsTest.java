package dev.cyclonelariat.cli.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListCommandsTest {

  private static final String TOPIC = "test-event-fanout-users-user_created";
  private static final String QUEUE = "test-event-queue-users-user_created-mailer";

  private final LocalBroker broker = new LocalBroker();

  @AfterEach
  void close() {
    broker.close();
  }

  @Test
  void topicsAreListedByTheColumnsOfTheirNames() {
    broker.local().topology().createTopic("my-topic.fifo");
    broker.local().topology().createTopic(TOPIC);

    Result result = broker.run("list", "topics");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.outLines().get(0).split(" +"))
        .containsExactly(
            "VALID",
            "REGION",
            "ACCOUNT_ID",
            "NAME",
            "INSTANCE",
            "KIND",
            "PUBLISHER",
            "TYPE",
            "DESTINATION",
            "FIFO");
    assertThat(result.outLines().get(1).split(" +"))
        .containsExactly(
            "standard",
            broker.local().region(),
            broker.local().account(),
            TOPIC,
            "test",
            "event",
            "users",
            "user_created",
            "false");
    assertThat(result.outLines().get(2).split(" +"))
        .containsExactly(
            "custom", broker.local().region(), broker.local().account(), "my-topic.fifo", "true");
  }

  @Test
  void queuesNameTheirReaders() {
    broker.createQueue(QUEUE);

    assertThat(broker.run("list", "queues").outLines().get(1).split(" +"))
        .containsSubsequence(QUEUE, "test", "event", "users", "user_created", "mailer", "false");
  }

  @Test
  void subscriptionsNameTheTopicAndTheQueue() {
    broker.subscribe(TOPIC, QUEUE);

    Result text = broker.run("list", "subscriptions");
    Result json = broker.run("list", "subscriptions", "-o", "json");

    assertThat(text.outLines().get(1).split(" +"))
        .containsSubsequence("standard", TOPIC, "users", "user_created", QUEUE, "false");
    assertThat(json.outLines()).hasSize(1);
    assertThat(json.out())
        .contains("\"name\":\"" + TOPIC + "\"", "\"destination\":\"" + QUEUE + "\"")
        .contains(":" + QUEUE + "\"", "\"pending\":false", "\"arn\":\"arn:aws:sns:");
  }

  @Test
  void jsonLeavesOutWhatThereIsNot() {
    broker.createQueue("custom");

    assertThat(broker.run("list", "queues", "-o", "json").out())
        .isEqualTo(
            "{\"valid\":\"custom\",\"region\":\"%s\",\"account_id\":\"%s\",\"name\":\"custom\","
                    .formatted(broker.local().region(), broker.local().account())
                + "\"fifo\":false,\"arn\":\"arn:aws:sqs:%s:%s:custom\"}\n"
                    .formatted(broker.local().region(), broker.local().account()));
  }

  @Test
  void otherInstancesAreShownWhenAsked() {
    broker.createQueue(QUEUE);
    broker.createQueue("production-event-queue-users-user_created");
    broker.createQueue("custom");

    Result own = broker.run("list", "queues");
    Result other = broker.run("list", "queues", "--instance", "production");
    Result all = broker.run("list", "queues", "--all-instances");

    assertThat(own.out()).contains(QUEUE, "custom").doesNotContain("production");
    assertThat(own.errLines())
        .containsExactly("Of 3 queues 2 are shown, of instance test: --all-instances shows all");
    assertThat(other.out()).contains("production", "custom").doesNotContain(QUEUE);
    assertThat(all.outLines()).hasSize(4);
    assertThat(all.err()).isEmpty();
  }

  @Test
  void moreThanAPageIsListed() {
    for (int i = 0; i < 1_050; i++) {
      broker.createQueue("queue-" + i);
    }

    assertThat(broker.run("list", "queues").outLines()).hasSize(1_051).doesNotHaveDuplicates();
  }

  @Test
  void nothingIsToldApartFromAnError() {
    Result nothing = broker.run("list", "topics");
    broker.local().close();
    Result failure = broker.run("list", "topics");

    assertThat(nothing.exitCode()).isZero();
    assertThat(nothing.out()).isEmpty();
    assertThat(nothing.errLines()).containsExactly("There are no topics");
    assertThat(failure.exitCode()).isEqualTo(1);
    assertThat(failure.errLines()).hasSize(1);
  }
}
