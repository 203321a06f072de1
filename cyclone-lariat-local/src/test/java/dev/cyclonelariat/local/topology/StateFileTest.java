package dev.cyclonelariat.local.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.LocalSnsSqsException;
import dev.cyclonelariat.local.sdk.LocalClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  @TempDir Path folder;

  @Test
  void topologyOutlivesARestart() {
    Path file = folder.resolve("state.json");
    Topology before;
    try (LocalSnsSqs local = LocalSnsSqs.builder().stateFile(file).start();
        LocalClients other = LocalClients.of(local, "111122223333", "eu-west-1")) {
      local.topology().createQueue("dead");
      String redrive =
          "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\","
              + "\"maxReceiveCount\":3}";
      local.topology().createQueue("a-first", Map.of("RedrivePolicy", redrive));
      local.topology().createQueue("q.fifo", Map.of("ContentBasedDeduplication", "true"));
      local.topology().createTopic("t.fifo", Map.of("DisplayName", "\"Shown\""));
      local.topology().subscribe("t.fifo", "q.fifo", Map.of("FilterPolicy", "{\"a\":[\"b\"]}"));
      other.sqs().createQueue(r -> r.queueName("elsewhere").tags(Map.of("k", "v")));
      before = local.topology().current();
    }

    try (LocalSnsSqs local = LocalSnsSqs.builder().stateFile(file).start()) {
      assertThat(local.topology().current()).isEqualTo(before);
      assertThat(local.topics().get(0).subscriptions().get(0).arn())
          .isEqualTo(before.subscriptions().get(0).arn());
      assertThat(local.queues()).extracting("name").contains("elsewhere", "a-first");
    }
  }

  @Test
  void aQueueOutlivesARestartWithoutItsDeadLetterQueue() {
    Path file = folder.resolve("state.json");
    Topology before;
    try (LocalSnsSqs local = LocalSnsSqs.builder().stateFile(file).start();
        LocalClients clients = LocalClients.of(local)) {
      String dead = local.topology().createQueue("dead");
      String redrive =
          "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\","
              + "\"maxReceiveCount\":3}";
      local.topology().createQueue("q", Map.of("RedrivePolicy", redrive));
      clients.sqs().deleteQueue(r -> r.queueUrl(dead));
      before = local.topology().current();
    }

    try (LocalSnsSqs local = LocalSnsSqs.builder().stateFile(file).start()) {
      assertThat(local.topology().current()).isEqualTo(before);
    }
  }

  @Test
  void whatIsForgottenDoesNotComeBack() {
    Path file = folder.resolve("state.json");
    try (LocalSnsSqs local = LocalSnsSqs.builder().stateFile(file).start()) {
      local.topology().createQueue("q");
    }
    try (LocalSnsSqs local = LocalSnsSqs.builder().stateFile(file).start()) {
      local.reset();
    }

    try (LocalSnsSqs local = LocalSnsSqs.builder().stateFile(file).start()) {
      assertThat(local.queues()).isEmpty();
    }
  }

  @Test
  void changesAreWrittenWhileItRuns() throws IOException {
    Path file = folder.resolve("state.json");
    try (LocalSnsSqs local = LocalSnsSqs.builder().stateFile(file).start();
        LocalClients clients = LocalClients.of(local)) {
      clients.sqs().createQueue(r -> r.queueName("written"));
      while (!Files.exists(file) || !Files.readString(file).contains("written")) {
        clients.sqs().listQueues();
      }
    }
  }

  @Test
  void anUnreadableFileIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("state.json"), "{\"queues\":[{}]}");

    assertThatThrownBy(() -> LocalSnsSqs.builder().stateFile(file).start())
        .isInstanceOf(LocalSnsSqsException.class)
        .hasMessageContaining("state.json")
        .hasMessageContaining("name is missing");
  }

  @Test
  void aFileThatSnsOrSqsRefusesIsNamed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("state.json"),
            "{\"subscriptions\":[{\"topic\":\"t\",\"queue\":\"q\",\"arn\":\"a\"}]}");

    assertThatThrownBy(() -> LocalSnsSqs.builder().stateFile(file).start())
        .isInstanceOf(LocalSnsSqsException.class)
        .hasMessageContaining("state.json")
        .hasMessageContaining("mend or delete it")
        .hasMessageContaining("Topic does not exist");
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedAtOnce() {
    Path file = folder.resolve("missing").resolve("state.json");

    assertThatThrownBy(() -> LocalSnsSqs.builder().stateFile(file).start())
        .isInstanceOf(LocalSnsSqsException.class)
        .hasMessageContaining("state.json")
        .hasMessageContaining("folder that exists");
  }

  @Test
  void filesComeBackAsTheyWere() {
    Topology topology =
        new Topology(
            List.of(
                new Topology.Resource(
                    "111122223333", "eu-west-1", "q", Map.of("a", "\"b\""), Map.of("t", "é"))),
            List.of(Topology.Resource.of("t")),
            List.of(new Topology.Subscription("t", "q", Map.of("x", "y"), true, "arn")));

    assertThat(TopologyFile.parse(TopologyFile.print(topology))).isEqualTo(topology);
  }
}
