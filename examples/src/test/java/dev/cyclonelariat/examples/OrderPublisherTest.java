package dev.cyclonelariat.examples;

import static dev.cyclonelariat.local.assertj.LocalAssertions.assertThat;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.junit.LocalSnsSqsExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sns.SnsClient;

@ExtendWith(LocalSnsSqsExtension.class)
class OrderPublisherTest {

  @Test
  void anOrderReachesBilling(LocalSnsSqs local, SnsClient sns) {
    String topic = local.topology().createTopic("orders");
    local.topology().createQueue("billing");
    local.topology().subscribe("orders", "billing", Map.of("RawMessageDelivery", "true"));

    sns.publish(r -> r.topicArn(topic).message("{\"order\":1}"));

    assertThat(local).queue("billing").hasMessages(1).bodies().containsExactly("{\"order\":1}");
    assertThat(local).topic("orders").hasPublished(1).hasSubscribers("billing");
  }
}
