package dev.cyclonelariat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.local.sdk.LocalClients;
import dev.cyclonelariat.local.topology.Topology;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalTopologyTest {
  @Test
  void aSubscriptionThatIsThereStays() {
    Topology old;
    try (LocalSnsSqs local = LocalSnsSqs.start()) {
      local.topology().createTopic("t");
      local.topology().createQueue("q");
      local.topology().subscribe("t", "q");
      old = local.topology().current();
    }
    try (LocalSnsSqs local = LocalSnsSqs.start();
        LocalClients clients = LocalClients.of(local)) {
      local.topology().createTopic("t");
      local.topology().createQueue("q");
      String arn = local.topology().subscribe("t", "q");

      local.topology().apply(old);

      assertThat(clients.sns().listSubscriptions().subscriptions())
          .extracting("subscriptionArn")
          .containsExactly(arn);
    }
  }

  @Test
  void aSeedMakesWhatItNames() {
    Topology seed =
        new Topology(
            List.of(Topology.Resource.of("q"), Topology.Resource.of("q.fifo")),
            List.of(Topology.Resource.of("t")),
            List.of(Topology.Subscription.of("t", "q")));
    try (LocalSnsSqs local = LocalSnsSqs.start();
        LocalClients clients = LocalClients.of(local)) {
      local.topology().apply(seed);
      local.topology().apply(seed);
      clients.sns().publish(r -> r.topicArn("arn:aws:sns:us-east-1:000000000000:t").message("x"));

      assertThat(local.messages("q")).hasSize(1);
      assertThat(local.queues()).hasSize(2);
    }
  }

  @Test
  void aSeedMayBeAppliedAgainWhateverPoliciesItHolds() {
    String policy =
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sqs:*\","
            + "\"Resource\":\"*\"}]}";
    Topology seed =
        new Topology(
            List.of(Topology.Resource.of("q", Map.of("Policy", policy))),
            List.of(Topology.Resource.of("t")),
            List.of(Topology.Subscription.of("t", "q")));
    try (LocalSnsSqs local = LocalSnsSqs.start()) {
      local.topology().apply(seed);
      Topology once = local.topology().current();
      local.topology().apply(seed);

      assertThat(local.topology().current()).isEqualTo(once);
    }
  }

  @Test
  void aSubscriptionsDeadLettersArePermittedToo() {
    String redrive = "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\"}";
    try (LocalSnsSqs local = LocalSnsSqs.start();
        LocalClients clients = LocalClients.of(local)) {
      String topic = local.topology().createTopic("t");
      String queue = local.topology().createQueue("q");
      local.topology().createQueue("dead");
      local.topology().subscribe("t", "q", Map.of("RedrivePolicy", redrive));
      clients.sqs().deleteQueue(r -> r.queueUrl(queue));

      clients.sns().publish(r -> r.topicArn(topic).message("x"));

      assertThat(local.messages("dead")).hasSize(1);
    }
  }

  @Test
  void aRefusalNamesThePart() {
    Topology.Resource wrong = Topology.Resource.of("wrong", Map.of("VisibilityTimeout", "-1"));
    try (LocalSnsSqs local = LocalSnsSqs.start()) {
      assertThatThrownBy(
              () ->
                  local
                      .topology()
                      .apply(
                          new Topology(
                              List.of(Topology.Resource.of("right"), wrong), List.of(), List.of())))
          .isInstanceOfSatisfying(
              TopologyException.class, e -> assertThat(e.part()).isSameAs(wrong))
          .hasMessageStartingWith("wrong: CreateQueue was refused: ")
          .hasMessageContaining("VisibilityTimeout");
      assertThat(local.queues()).extracting("name").containsExactly("right");
    }
  }
}
