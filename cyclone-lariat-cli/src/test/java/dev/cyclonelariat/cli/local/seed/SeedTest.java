package dev.cyclonelariat.cli.local.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.topology.Topology;
import dev.cyclonelariat.local.topology.Topology.Resource;
import dev.cyclonelariat.local.topology.Topology.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedTest {

  private static final String DEAD_LETTERS =
      "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:111122223333:dead\"";

  @TempDir Path folder;

  private Seed seed(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("seed.yaml"), yaml);
    return Seed.read(file, "111122223333", "eu-west-1");
  }

  @Test
  void aNameIsEnoughAndEverythingElseCanBeSaid() throws IOException {
    Topology topology =
        seed("""
                # Whose orders go where
                topics:
                  - orders
                  - name: payments.fifo
                    attributes: {ContentBasedDeduplication: true, DisplayName: 0123}
                    tags: {team: billing, "on": 1.50}
                queues:
                  - billing
                  - name: shipping
                    account: 000000000000
                    region: us-east-1
                    attributes:
                      VisibilityTimeout: 60
                      RedriveAllowPolicy: {redrivePermission: allowAll}
                subscriptions:
                  - {topic: orders, queue: billing}
                """)
            .topology();

    assertThat(topology)
        .isEqualTo(
            new Topology(
                List.of(
                    Resource.of("billing"),
                    new Resource(
                        "000000000000",
                        "us-east-1",
                        "shipping",
                        Map.of(
                            "VisibilityTimeout", "60",
                            "RedriveAllowPolicy", "{\"redrivePermission\":\"allowAll\"}"),
                        Map.of())),
                List.of(
                    Resource.of("orders"),
                    new Resource(
                        null,
                        null,
                        "payments.fifo",
                        Map.of("ContentBasedDeduplication", "true", "DisplayName", "0123"),
                        Map.of("team", "billing", "on", "1.50"))),
                List.of(Subscription.of("orders", "billing"))));
  }

  @Test
  void policiesAreWrittenAsYaml() throws IOException {
    Topology topology =
        seed("""
                queues:
                  - name: q
                    dead-letter-queue: dead
                    max-receive-count: 5
                subscriptions:
                  - topic: t
                    queue: q
                    raw: true
                    filter-policy:
                      country: [NL, {prefix: B}]
                      price: [{numeric: [">", 1.50]}, null, true]
                    filter-policy-scope: MessageBody
                    dead-letter-queue: dead
                """)
            .topology();

    assertThat(topology.queues().get(0).attributes())
        .containsExactly(Map.entry("RedrivePolicy", DEAD_LETTERS + ",\"maxReceiveCount\":5}"));
    assertThat(topology.subscriptions().get(0).attributes())
        .containsOnly(
            Map.entry("RawMessageDelivery", "true"),
            Map.entry("FilterPolicyScope", "MessageBody"),
            Map.entry("RedrivePolicy", DEAD_LETTERS + "}"),
            Map.entry(
                "FilterPolicy",
                "{\"country\":[\"NL\",{\"prefix\":\"B\"}],"
                    + "\"price\":[{\"numeric\":[\">\",1.50]},null,true]}"));
  }

  @Test
  void policiesMayBeJsonText() throws IOException {
    Topology topology =
        seed("""
                subscriptions:
                  - topic: t
                    queue: q
                    filter-policy: '{"a":["b"]}'
                """)
            .topology();

    assertThat(topology.subscriptions().get(0).attributes())
        .containsExactly(Map.entry("FilterPolicy", "{\"a\":[\"b\"]}"));
  }

  @Test
  void listsMayBeEmptyOrLeftOut() throws IOException {
    assertThat(seed("topics:\nqueues: []\n").topology())
        .isEqualTo(new Topology(List.of(), List.of(), List.of()));
  }

  @Test
  void whatItNamesIsCreatedAndMayBeCreatedAgain() throws IOException {
    Seed seed =
        seed(
            """
            topics: [t]
            queues:
              - {name: q, dead-letter-queue: dead, max-receive-count: 1}
              - {name: dead, dead-letter-queue: q, max-receive-count: 9}
            subscriptions:
              - {topic: t, queue: q, raw: true, dead-letter-queue: dead}
            """);
    try (LocalSnsSqs local =
        LocalSnsSqs.builder().account("111122223333").region("eu-west-1").start()) {
      seed.applyTo(local.topology());
      Topology once = local.topology().current();
      seed.applyTo(local.topology());

      assertThat(local.topology().current()).isEqualTo(once);
      assertThat(once.queues()).extracting(Resource::name).containsExactly("dead", "q");
      assertThat(once.queues().get(1).attributes().get("RedrivePolicy")).contains(":dead");
      assertThat(once.subscriptions()).hasSize(1);
    }
  }
}
